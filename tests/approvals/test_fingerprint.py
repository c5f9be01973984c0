# SPDX-License-Identifier: AGPL-3.0-or-later
"""One content, one number: order does not matter, everything that shows does."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.approvals.fingerprint import code, encode, fingerprint, same_code

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
HEADS = st.dictionaries(st.text(min_size=1), st.text(), min_size=1, max_size=6)


@given(HEADS, st.randoms())
def test_the_order_of_the_head_does_not_matter(head: dict[str, str], chance: Any) -> None:
    mixed = list(head.items())
    chance.shuffle(mixed)
    assert fingerprint(dict(mixed), {}) == fingerprint(head, {})


@given(HEADS, st.data())
def test_every_visible_change_matters(head: dict[str, str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(head)))
    other = data.draw(st.text().filter(lambda text: text != head[name]))
    assert fingerprint({**head, name: other}, {}) != fingerprint(head, {})


@given(VALUES, VALUES)
def test_only_equal_values_have_equal_encodings(one: Any, other: Any) -> None:
    """No two different values meet in one encoding, wherever their bytes stand."""

    def kinds(value: Any) -> Any:  # Python holds 1 and True for equal
        if isinstance(value, dict):
            return {name: kinds(inner) for name, inner in value.items()}
        return [kinds(inner) for inner in value] if isinstance(value, list) else (type(value), value)

    assert (encode(one) == encode(other)) == (kinds(one) == kinds(other))


@given(st.text(), st.text(), st.text(min_size=1))
def test_bytes_cannot_move_from_one_field_to_the_next(title: str, summary: str, moved: str) -> None:
    before = {"title": f"{title}{moved}", "summary": summary}
    after = {"title": title, "summary": f"{moved}{summary}"}
    assert fingerprint(before, {}) != fingerprint(after, {})
    assert fingerprint({"a": "", "b": moved}, {}) != fingerprint({"a": moved, "b": ""}, {})


def test_a_file_is_no_value_and_a_number_no_text() -> None:
    assert fingerprint({"a": "b"}, {}) != fingerprint({}, {"a": "b"})
    assert len({encode(one) for one in (1, "1", True, "True", None, "", b"1", [1], ["1"])}) == 9


def test_the_same_moment_in_another_zone_is_the_same() -> None:
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert encode(moment) == encode(moment.astimezone(timezone(timedelta(hours=1))))
    assert encode(moment) != encode(moment + timedelta(seconds=1))


def test_a_code_can_be_read_aloud() -> None:
    made = code(["0" * 64, "1" * 64])
    assert [len(part) for part in made.split("-")] == [4, 4, 4]
    assert code(["1" * 64, "0" * 64]) == made != code(["0" * 64])
    assert same_code(made.lower().replace("-", " "), made)
    assert same_code("abci", "ABC1")
    assert not same_code("", "")
    assert not same_code(made[:-1], made)
