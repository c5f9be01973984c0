# SPDX-License-Identifier: AGPL-3.0-or-later
"""Web space with nothing but SFTP: a real sshd that locks its user in, and a real Apache that is told everything by a ``.htaccess``."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core import headers
from plugins.publishing import publish, words
from plugins.publishing.gate import RefusedError
from plugins.publishing.manifest import Manifest
from plugins.publishing.targets import LockedError, TargetError

from .conftest import FEED, PAGE, Project, Server, item, small_site, sshd
from .space import Space, on

STYLE = "theme/style.aaaaaaaa11.css"
SOUND = "podcast/ton/ton-1a2b3c4d.mp3"


@pytest.fixture(scope="module")
def host() -> Iterator[Server]:
    with sshd(chrooted=True) as running:
        yield running


@pytest.fixture
def space(host: Server, tmp_path: Path) -> Iterator[Space]:
    """Web space behind both servers; the project asks its site after each publication."""
    folder = Path(tempfile.mkdtemp(prefix="amtsfunk-space-"))
    folder.chmod(0o755)
    with on(host, tmp_path / "projekt", folder / "apache") as made:
        made.target["check"] = True
        yield made
    shutil.rmtree(folder)


def plain(site: dict[str, str | bytes]) -> dict[str, bytes]:
    return {path: data.encode() if isinstance(data, str) else data for path, data in site.items()}


def test_first_publication_one_change_and_back(space: Space) -> None:
    first = space.publish()
    assert (first.checked.right, first.checked.wrong, first.checked.unreachable) == (5, (), "")
    assert space.online() == plain(space.site)

    space.site["2026/11/beitrag-3/index.html"] = PAGE.format("Beitrag 3, berichtigt", "")
    del space.site[STYLE]
    space.site["theme/style.bbbbbbbb22.css"] = "body{}"
    seen: list[str] = []
    second = space.publish(seen.append)
    assert space.online() == plain(space.site)
    assert second.comparison.changed == ("2026/11/beitrag-3/",)
    assert any(one.startswith("Gesendet: ") for one in seen)
    assert space.web
    assert space.web.get(f"/{STYLE}").status == 200  # for pages loaded before
    shared = {one.relative_to(space.docroot / "dateien").as_posix() for one in (space.docroot / "dateien").rglob("*") if one.is_file()}
    assert {one for one in shared if not one.endswith((".gz", ".br"))} == {
        STYLE, "theme/style.bbbbbbbb22.css", "podcast/ton/ton-1a2b3c4d.mp3"
    }  # fmt: skip
    assert not list(space.docroot.rglob("releases/*/podcast/*"))

    assert publish.rollback(space.file) == (second.release, first.release)
    assert b"berichtigt" not in space.web.get("/2026/11/beitrag-3/").body
    assert words.answered(publish.ask(space.file, "", first.release)) == "Website geprüft: 2 Antworten richtig"
    (space.docroot / "releases" / first.release / "index.html").unlink()
    assert words.answered(publish.ask(space.file, "", first.release)).splitlines() == [
        "Falsche Antworten der Website:",
        "  /: Antwort 404 statt 200",
        "✗ Auch dieser Stand antwortet nicht richtig. Einen anderen nehmen: ./run releases, ./run rollback --release STAND",
    ]
    with pytest.raises(RefusedError, match="keinen älteren"):
        publish.rollback(space.file)
    assert f"→ {first.release}" in words.listed(*publish.listing(space.file))
    assert not (space.docroot / "amtsfunk/lock").exists()


def test_addresses_are_those_of_the_site_and_nothing_else_is_shown(space: Space) -> None:
    space.site["dateien/a%b ü.txt"] = "eins"
    space.site["dateien/haushalt-20261231.pdf"] = b"%PDF zwei"
    space.site["en/404.html"] = PAGE.format("Not found", "")
    space.site["en/index.html"] = PAGE.format("Home", "<p>Text</p>" * 200)
    space.redirects = '{"gone": ["/2026/11/beitrag-4/"], "moved": {"/alt/": "/2026/11/beitrag-1/", "/?p=1": "/2026/11/beitrag-2/"}}'
    done = space.publish()
    web = space.web
    assert web
    assert done.checked.wrong == ()
    assert web.get("/dateien/a%25b%20%C3%BC.txt").body == b"eins"
    assert web.get("/dateien/haushalt-20261231.pdf").headers["cache-control"] == headers.ASK

    def leads(path: str) -> tuple[int, str]:
        reply = web.get(path)
        return reply.status, reply.headers.get("location", "").partition("stadt.example")[2].lstrip(":0123456789")

    assert leads("/2026/11/beitrag-3") == (301, "/2026/11/beitrag-3/")
    assert leads("/alt/")[0] == 301
    assert leads("/?p=1")[0] == 301
    assert web.get("/2026/11/beitrag-4/").status == 410
    assert web.get("/2026/11/beitrag-4/").body == plain(space.site)["2026/11/beitrag-4/index.html"]
    assert (web.get("/nichts/").status, web.get("/nichts/").body) == (404, plain(space.site)["404.html"])
    assert (web.get("/en/nichts/").status, web.get("/en/nichts/").body) == (404, plain(space.site)["en/404.html"])
    packed = web.get("/en/", Accept_Encoding="br")
    assert (packed.status, packed.headers["content-encoding"]) == (200, "br")
    for path in ("/", "/feed.xml", f"/{STYLE}", "/podcast/ton/ton-1a2b3c4d.mp3", "/.well-known/security.txt"):
        reply = web.get(path)
        wanted = headers.wanted("/index.html" if path == "/" else path)
        assert {name: reply.headers.get(name.lower()) for name in wanted} == wanted, path
    for hidden in (
        "/amtsfunk/log.jsonl", "/amtsfunk/", f"/releases/{done.release}/index.html", "/releases/", "/.htaccess",
        f"/dateien/{STYLE}", "/2026/", f"/{STYLE}.gz",
    ):  # fmt: skip
        assert web.get(hidden).status in (403, 404), hidden


def test_a_site_in_a_subfolder_of_web_space(space: Space) -> None:
    assert space.web
    below = space.docroot / "pfad"
    below.mkdir()
    shutil.chown(below, space.target["user"])
    space.target |= {"path": f"{space.target['path']}/pfad", "url": f"{space.web.address}/pfad"}
    space.redirects = '{"gone": ["/pfad/2026/11/beitrag-4/"], "moved": {"/pfad/alt/": "/pfad/2026/11/beitrag-1/"}}'
    done = space.publish()
    assert (done.checked.right, done.checked.wrong) == (6, ())
    assert space.web.get("/pfad/2026/11/beitrag-4/").status == 410
    assert space.web.get(f"/pfad/{STYLE}").status == 200
    assert space.web.get("/pfad").headers["location"].endswith("/pfad/")


def test_only_the_newest_releases_stay_and_shared_files_live_as_long_as_a_release_needs_them(space: Space) -> None:
    space.target["keep"] = 2
    names = []
    for number in range(4):
        space.site = {path: data for path, data in space.site.items() if not path.startswith("theme/")}
        space.site[f"theme/style.{number}aaaaaaa{number}.css"] = f"body {{ margin: {number}px }}\n"
        names.append(space.publish().release)
        styles = {one.name for one in (space.docroot / "dateien/theme").iterdir()}
        assert styles == {f"style.{one}aaaaaaa{one}.css" for one in range(max(0, number - 1), number + 1)}
    assert space.releases() == names[-2:]


def test_sound_with_other_bytes_under_its_name_lies_beside_the_first_and_each_release_has_its_own(space: Space) -> None:
    sound = "podcast/ton/ton-1a2b3c4d.mp3"
    space.target["keep"] = 2
    first = plain(space.site)[sound]
    space.publish()
    for mark in (b"eins", b"zwei", b"drei"):
        space.site[sound] = mark + first
        space.publish()
        assert space.online()[sound] == mark + first
    publish.rollback(space.file)
    assert space.online()[sound] == b"zwei" + first
    space.publish()
    assert space.online()[sound] == b"drei" + first


def test_what_broke_off_is_continued_what_is_missing_or_changed_comes_again_and_leftovers_vanish(space: Space) -> None:
    first = space.publish()
    (space.docroot / "dateien" / STYLE).write_bytes(b"kaputt")
    (space.docroot / "dateien/podcast/ton/ton-1a2b3c4d.mp3").unlink()
    half = space.docroot / "releases/20200101-000000-abcd/2026"
    half.mkdir(parents=True)
    (half / "rest.html").write_text("Rest", encoding="utf-8")
    record = (space.docroot / f"amtsfunk/{first.release}.json.gz").read_bytes()
    (space.docroot / "amtsfunk/20200101-000000-abcd.rest.json.gz").write_bytes(record)
    (space.docroot / "amtsfunk/log.jsonl").open("a").write('{"event": "publ')
    for one in space.docroot.rglob("*"):
        shutil.chown(one, space.target["user"])
    space.site["podcast/ton/neu-1a2b3c4d5e.mp3"] = b"0123456789" * 30_000

    def broken(said: str) -> None:
        if said.startswith("Gesendet: "):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        space.publish(broken)
    assert space.web
    assert space.web.get("/").status == 200
    space.publish()
    assert space.online() == plain(space.site)
    assert len(publish.listing(space.file)[1].events) == 2
    assert not list((space.docroot / "amtsfunk").glob("*.rest.json.gz"))
    assert not list((space.docroot / "dateien/.neu").iterdir())


def test_what_stands_there_already_makes_no_release_unless_it_is_damaged(space: Space) -> None:
    space.publish()
    del space.site[STYLE]  # the next release carries it along
    first = space.publish()
    table = space.docroot / ".htaccess"
    whole = table.read_bytes()
    table.write_bytes(whole[:-99])  # but for the mark at its beginning
    (space.docroot / "amtsfunk/20200101-000000-abcd.rest.json.gz").write_bytes(Manifest().dump())
    shutil.chown(space.docroot / "amtsfunk/20200101-000000-abcd.rest.json.gz", space.target["user"])
    again = space.publish()
    assert (again.same, again.release, again.checked.wrong) == (True, first.release, ())
    assert table.read_bytes() == whole
    assert not list((space.docroot / "amtsfunk").glob("*.rest.json.gz"))
    assert len(space.releases()) == 2
    page, size = "releases/{}/2026/11/beitrag-2/index.html", len(str(space.site["2026/11/beitrag-2/index.html"]))
    for damaged, data in ((page, bytes(size)), (page, b""), ("releases/{}/2026/fremd.php", b"fremd"), (f"dateien/{SOUND}", b"kurz")):
        online = space.releases()[-1]
        there = space.docroot / damaged.format(online)
        there.write_bytes(data)
        shutil.chown(there, space.target["user"])
        done = space.publish()
        assert (done.same, done.comparison.nothing) == (False, True), damaged
        assert space.online() == plain(space.site)
        assert not list(space.docroot.glob(f"releases/{done.release}/2026/fremd.php"))
    assert space.publish().same


def test_a_wrong_answer_switches_back(space: Space) -> None:
    first = space.publish()
    space.site["feed.xml"] = FEED.format("".join(item(f"beitrag-{n}", n) for n in range(5, 0, -1))) + "<!-- neu -->"
    space.redirects = '{"gone": [], "moved": {"/feed.xml": "/anders.xml"}}'
    second = space.publish()
    assert any("/feed.xml: Antwort 301 statt 200" in one for one in second.checked.wrong)
    assert f"Zurückgestellt auf {first.release}" in words.told(second)
    assert space.web
    assert space.web.get("/feed.xml").status == 200
    assert space.releases() == [first.release]


def test_two_publishers_collide_a_stale_lock_can_be_taken_over_and_who_lost_it_changes_nothing(space: Space) -> None:
    space.publish()
    before = (space.docroot / ".htaccess").read_bytes()
    lock = space.docroot / "amtsfunk/lock"

    def held(text: str) -> None:
        lock.mkdir(exist_ok=True)
        (lock / "inhaber").write_text(text, encoding="utf-8")
        for one in (lock, lock / "inhaber"):
            shutil.chown(one, space.target["user"])

    held(f"{int(time.time()) - 600} anna@rathaus [12345678]")
    with pytest.raises(LockedError, match="anna@rathaus, seit 10 Minuten"):
        space.publish()
    space.publish(take_over=True)
    assert not lock.exists()
    before = (space.docroot / ".htaccess").read_bytes()
    space.site["index.html"] = "Neu"
    with pytest.raises(TargetError, match="hat inzwischen jemand anderes"):
        space.publish(lambda said: held("1 jemand [87654321]") if "Stichprobe" in said else None)
    assert (space.docroot / ".htaccess").read_bytes() == before
    assert (lock / "inhaber").read_text(encoding="utf-8") == "1 jemand [87654321]"


def test_a_withdrawal_reaches_older_releases_and_no_way_back_brings_it_again(space: Space) -> None:
    page, sound = "2026/11/beitrag-4/index.html", "podcast/ton/ton-1a2b3c4d.mp3"
    space.site[page] = PAGE.format("Geheim", f'<audio src="/{sound}"></audio>' + "Geheimnis " * 99)
    space.site["feed.xml"] = FEED.format(
        item("beitrag-4", 4).replace("</item>", "<description>Geheimnis</description></item>") + item("beitrag-1", 1)
    )
    first = space.publish()
    space.site["index.html"] = PAGE.format("Start", "anders")
    second = space.publish()
    space.site[page] = PAGE.format("Zurückgezogen", "")
    space.site["feed.xml"] = FEED.format(item("beitrag-1", 1))
    del space.site[sound]
    space.redirects = '{"gone": ["/2026/11/beitrag-4/"], "moved": {}}'
    third = space.publish()
    assert set(third.purged) == {first.release, second.release}
    assert publish.rollback(space.file, to=first.release)[1] == first.release
    web = space.web
    assert web
    assert (web.get("/2026/11/beitrag-4/").status, web.get(f"/{sound}").status) == (410, 404)
    assert web.get("/feed.xml").body == plain(space.site)["feed.xml"]
    assert b"anders" not in web.get("/").body
    left = [one for one in space.docroot.rglob("*") if one.is_file() and (one.suffix == ".mp3" or b"Geheimnis" in one.read_bytes())]
    assert left == []


def test_names_with_spaces_and_special_characters_arrive_and_run_nothing(space: Space, tmp_path: Path) -> None:
    odd = space.docroot.with_name("blog $(touch boese) 'x' [1]*")
    space.docroot.rename(odd)
    space.target |= {"path": f"/{odd.relative_to(odd.parent.parent)}", "check": False}
    space.docroot = odd
    trap = tmp_path / "boese"
    for name in (
        f"$(touch {trap})",
        f"`touch {trap}`",
        f"a;touch {trap}",
        "!touch x",
        "-rf *",
        "a'b\"c",
        "ä ö ü",
        "#x",
        "b\\n",
        "*",
        "[a]?",
    ):
        space.site[f"{name.replace('/', '_')}/x/index.html"] = PAGE.format("Name", "")
        space.site[f"dateien/{name.replace('/', '_')}.txt"] = "x"
    space.target["keep"] = 1
    space.publish()
    space.site["index.html"] = "Neu"
    done = space.publish()
    found = {one.relative_to(odd / "releases" / done.release).as_posix() for one in (odd / "releases" / done.release).rglob("*")}
    assert {path for path in space.site if "1a2b3c4d" not in path and path != STYLE} <= found
    assert space.releases() == [done.release]
    assert not list(tmp_path.rglob("boese*"))
    assert not list(odd.parent.rglob("boese"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"known_hosts": "/dev/null"}, "nie blind vertraut"),
        ({"key": "/dev/null"}, "für andere lesbar"),
        ({"port": 1}, "nimmt auf diesem Anschluss keine Verbindung an"),
        ({"path": "/nirgendwo"}, "Legen Sie ihn an"),
        ({"login": "AMTSFUNK_X"}, "htpasswd"),
    ],
)
def test_what_stands_in_the_way_is_told_in_german(host: Server, tmp_path: Path, change: dict[str, object], said: str) -> None:
    project = Project(tmp_path / "projekt", host.target(check=False, **change), small_site())
    with pytest.raises((TargetError, RefusedError), match=said):
        project.publish()


def _closed(docroot: Path) -> None:
    (docroot / "releases").chmod(0o555)


def _foreign(docroot: Path) -> None:
    (docroot / ".htaccess").write_text("Require all denied\n", encoding="utf-8")


@pytest.mark.parametrize(("spoil", "said"), [(_closed, "fehlt die Berechtigung"), (_foreign, "nicht von Amtsfunk")])
def test_a_closed_folder_and_a_foreign_htaccess_change_nothing(space: Space, spoil: Callable[[Path], None], said: str) -> None:
    space.publish()
    before = space.online()
    kept = (space.docroot / ".htaccess").read_bytes()
    space.site["index.html"] = "Neu"
    spoil(space.docroot)
    with pytest.raises(TargetError, match=said):
        space.publish()
    (space.docroot / "releases").chmod(0o755)
    (space.docroot / ".htaccess").write_bytes(kept)
    assert space.online() == before
    space.publish()
    assert space.online()["index.html"] == b"Neu"
