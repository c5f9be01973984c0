# SPDX-License-Identifier: AGPL-3.0-or-later
"""A publication that would change nothing leaves the releases alone, unless what lies on the server is damaged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.engine.server import Server as WebServer
from plugins.publishing import publish, words

from .conftest import PAGE, Project
from .test_publish import plain


def state(release: Path) -> dict[Path, tuple[int, int, bytes]]:
    """Every file's time, rights and content."""
    return {one: (one.stat().st_mtime_ns, one.stat().st_mode, one.read_bytes()) for one in release.rglob("*") if one.is_file()}


def test_what_stands_there_already_makes_no_release_and_pushes_none_out(project: Project) -> None:
    project.target["keep"] = 2
    first = project.publish()
    project.site |= {"index.html": "Neu", "theme/style.bbbbbbbb22.css": "body {}"}
    del project.site["theme/style.aaaaaaaa11.css"]  # the second release carries it along, in a folder that it shares
    second = project.publish()
    inodes = {path: (project.live / path).stat().st_ino for path in project.site}
    (project.path / "releases/.next").mkdir()
    for _ in range(2):
        again = project.publish()
        assert (again.same, again.release, again.sent.files, again.removed) == (True, second.release, 0, ())
        assert words.told(again).startswith(f"Nichts zu veröffentlichen: Die Website steht schon so auf „live“ (Stand {second.release}, ")
    assert project.releases() == [first.release, second.release]  # and nothing that was arriving
    assert {path: (project.live / path).stat().st_ino for path in project.site} == inodes
    assert (project.live / "theme/style.aaaaaaaa11.css").is_file()
    known = words.listed(*publish.listing(project.file))
    assert f"→ {second.release}" in known
    assert "2 neu, 1 geändert" not in known
    assert "0 neu, 1 geändert, 0 entfernt" in known  # as it was when it was new
    assert publish.rollback(project.file) == (second.release, first.release)


@pytest.mark.parametrize(
    "damage",
    [
        lambda live: (live / "index.html").write_bytes(bytes(len((live / "index.html").read_bytes()))),
        lambda live: (live / "feed.xml.gz").unlink(),
        lambda live: (live / "fremd.php").write_text("fremd", encoding="utf-8"),
        lambda live: (live / "index.html").chmod(0o600),
        lambda live: (live / "2026").chmod(0o700),
    ],
    ids=["bytes", "missing", "foreign", "closed", "closed-folder"],
)
def test_but_whatever_is_damaged_there_is_repaired_by_a_new_one(local: Project, damage: Callable[[Path], object]) -> None:
    local.site["feed.xml"] = str(local.site["feed.xml"]) + "<!-- " + "x" * 600 + " -->"
    first = local.publish()
    damage(local.live)
    before = state(local.path / "releases" / first.release)
    second = local.publish()
    assert state(local.path / "releases" / first.release) == before  # nothing reaches it through a link
    assert (second.same, second.comparison.nothing) == (False, True)
    assert second.release != first.release
    assert local.online() == plain(local.site)
    assert (local.live / "feed.xml.gz").is_file()
    assert {oct(one.stat().st_mode & 0o777) for one in (local.live / "index.html", local.live / "2026")} == {"0o644", "0o755"}
    assert local.publish().same


def test_a_date_that_was_passed_counts_as_done_and_a_way_back_is_over(local: Project) -> None:
    local.due = '{"moments": ["2099-01-01T00:00:00+00:00"]}'
    first = local.publish()
    log = local.path / "amtsfunk/log.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("2099-01-01", "2021-01-01"), encoding="utf-8")
    done = local.publish(if_due=True)  # a preview that shows it already, say
    assert (done.same, done.release) == (True, first.release)
    assert words.told(local.publish(if_due=True)).startswith("Nichts zu tun: Der nächste Termin ist am 01.01.2099")
    local.site["index.html"] = PAGE.format("Falsch", "")
    wrong = local.publish()
    publish.rollback(local.file)
    assert words.told(local.publish(if_due=True)).startswith("Nichts veröffentlicht: Zuletzt wurde zurückgerollt")
    local.site["index.html"] = PAGE.format("Start", '<link href="/theme/style.aaaaaaaa11.css">')
    assert local.publish().same
    assert words.told(local.publish(if_due=True)).startswith("Nichts zu tun")
    local.site["index.html"] = PAGE.format("Berichtigt", "")
    third = local.publish()
    assert publish.rollback(local.file) == (third.release, first.release)  # what was online before it, not what was found wrong
    assert wrong.release in local.releases()


def test_fewer_releases_are_kept_at_once_where_that_is_wanted(local: Project) -> None:
    names = []
    for number in range(3):
        local.site["index.html"] = f"{number}"
        names.append(local.publish().release)
    local.target["keep"] = 2
    done = local.publish()
    assert (done.same, done.removed) == (True, (names[0],))
    assert f"Alter Stand entfernt: {names[0]}" in words.told(done)
    assert local.releases() == names[1:]
    assert local.publish().removed == ()


def test_a_web_server_that_answers_wrongly_is_told_and_nothing_is_taken_back(local: Project) -> None:
    web = WebServer(local.live).start()
    try:
        local.target |= {"check": True, "url": web.address.rstrip("/")}
        local.publish()
        local.site["index.html"] = PAGE.format("Neu", "")
        second = local.publish()
        assert words.told(local.publish()).splitlines()[1].startswith("Website geprüft: 5 Antworten richtig")
        web.folder = local.root
        done = local.publish()
    finally:
        web.shutdown()
        web.server_close()
    assert (done.same, done.back, done.returned) == (True, True, False)
    assert words.told(done).endswith("✗ Zurückzustellen gibt es nichts: Der Stand ist der, der schon online war. Es liegt am Webserver.")
    assert str(local.live.readlink()) == f"releases/{second.release}"
