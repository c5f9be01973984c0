# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishing over a real sshd with a real rsync, and into a local folder."""

import os
import re
import subprocess
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from plugins.core import headers
from plugins.core.report import Report
from plugins.engine.rules import DISK
from plugins.engine.server import Server as WebServer
from plugins.publishing import publish, words
from plugins.publishing.gate import RefusedError
from plugins.publishing.targets import LockedError, StoppedError, TargetError

from .conftest import FEED, PAGE, Project, item


def plain(site: dict[str, str | bytes]) -> dict[str, bytes]:
    return {path: data.encode() if isinstance(data, str) else data for path, data in site.items()}


def test_first_publication_one_change_nothing_changed_and_back(project: Project) -> None:
    first = project.publish()
    assert project.online() == plain(project.site)
    assert len(first.comparison.new) == 9
    assert "Feed feed.xml" not in words.told(first)  # all of it is new
    old = {path: (project.live / path).stat() for path in project.site}

    project.site["2026/11/beitrag-3/index.html"] = changed = PAGE.format("Beitrag 3, berichtigt", "")
    seen: list[str] = []
    second = project.publish(seen.append)
    assert project.online() == plain(project.site)
    assert second.comparison.changed == ("2026/11/beitrag-3/",)
    assert second.sent.files == 1
    assert second.sent.bytes <= 0.03 * sum(map(len, plain(project.site).values())) + len(changed)
    assert any(one.startswith("Gesendet: ") for one in seen)
    for path in set(project.site) - {"2026/11/beitrag-3/index.html"}:  # what did not change keeps its inode, so ETag and Last-Modified
        assert (project.live / path).stat().st_ino == old[path].st_ino

    assert publish.rollback(project.file) == (second.release, first.release)
    assert b"berichtigt" not in (project.live / "2026/11/beitrag-3/index.html").read_bytes()
    with pytest.raises(RefusedError, match="keinen älteren"):
        publish.rollback(project.file)

    listed = words.listed(*publish.listing(project.file))
    assert f"→ {first.release}" in listed
    assert "Zuletzt zurückgerollt" in listed
    assert (project.root / "build/publishing/live.jsonl").read_text(encoding="utf-8").count("\n") == 3


def test_only_the_newest_releases_stay_and_hash_named_files_live_as_long_as_their_release(local: Project) -> None:
    local.target["keep"] = 2
    names = []
    for number in range(4):
        local.site = {path: data for path, data in local.site.items() if not path.startswith("theme/")}
        local.site[f"theme/style.{number}aaaaaaa{number}.css"] = f"body {{ margin: {number}px }}\n"
        names.append(local.publish().release)
        styles = {path for path in local.online() if path.startswith("theme/")}
        assert styles == {f"theme/style.{one}aaaaaaa{one}.css" for one in range(max(0, number - 1), number + 1)}
    assert local.releases() == names[-2:]


def test_a_changed_server_file_is_healed_and_leftovers_vanish(local: Project) -> None:
    local.publish()
    index = local.live / "index.html"
    index.write_text("verändert", encoding="utf-8")
    (local.path / "releases/.next/alt").mkdir(parents=True)
    (local.path / "releases/.next/alt/rest.html").write_text("Rest", encoding="utf-8")
    (local.path / "releases/.gone-20250101-000000-aaaa").mkdir()
    (local.path / "releases/.copy-00000000/2026").mkdir(parents=True)
    (local.path / "amtsfunk/log.jsonl").open("a").write('{"event": "publ')
    local.publish()
    assert local.online() == plain(local.site)
    assert len(publish.listing(local.file)[1].events) == 2
    assert not list((local.path / "releases").glob(".[cn]*"))


def test_a_wrong_answer_switches_back_and_an_unreachable_site_does_not(local: Project) -> None:
    web = WebServer(local.live).start()
    try:
        local.target |= {"check": True, "url": web.address.rstrip("/")}
        first = local.publish()
        assert (first.checked.right, first.checked.wrong) == (5, ())
        assert first.checked.headers == ("Access-Control-Allow-Origin", "Cache-Control", "Content-Type", "Cross-Origin-Resource-Policy")
        assert "Warnung: Kopfzeilen fehlen oder sind anders: Access-Control-Allow-Origin" in words.told(first)
        web.folder = local.path / "releases" / first.release  # the server does not see the switch
        local.site["index.html"] = PAGE.format("Neu", "")
        second = local.publish()
        assert [one.partition(" (")[0] for one in second.checked.wrong] == ["/: andere Bytes als gebaut"]
        assert str(local.live.readlink()) == f"releases/{first.release}"
        assert f"Zurückgestellt auf {first.release}" in words.told(second)
        assert local.releases() == [first.release]
    finally:
        web.shutdown()
        web.server_close()
    third = local.publish()
    assert third.checked.unreachable
    assert "Website nicht geprüft" in words.told(third)
    assert str(local.live.readlink()) == f"releases/{third.release}"


class Spoilt(BaseHTTPRequestHandler):
    """Serves the files of ``root`` with all headers that they should have, but one where a release holds „verstellt.txt“."""

    root: Path

    def do_GET(self) -> None:
        path = self.path.lstrip("/") or "index.html"
        path = f"{path}index.html" if path.endswith("/") else path
        there = (self.root / path).is_file()
        body = (self.root / (path if there else "404.html")).read_bytes()
        self.send_response(200 if there else 404)
        for name, value in headers.wanted(f"/{path}").items():
            if name != "Referrer-Policy" or not (self.root / "verstellt.txt").exists():
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_headers_that_a_release_takes_away_switch_back(local: Project) -> None:
    local.site = {path: data for path, data in local.site.items() if not path.endswith(".mp3")}
    web = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (Spoilt,), {"root": local.live}))
    Thread(target=web.serve_forever, daemon=True).start()
    try:
        local.target |= {"check": True, "url": f"http://127.0.0.1:{web.server_port}"}
        first = local.publish()
        assert (first.checked.wrong, first.checked.headers) == ((), ())
        local.site["verstellt.txt"] = "x"
        local.site["2026/11/beitrag-6/index.html"] = PAGE.format("Beitrag 6", "")  # what is new was never right, and hides nothing
        local.site["feed.xml"] = FEED.format("".join(item(f"beitrag-{n}", n) for n in range(6, 0, -1)))
        second = local.publish()
        assert second.checked.wrong == ("Diese Kopfzeilen waren vorher richtig und sind es jetzt nicht mehr: Referrer-Policy",)
        assert f"Zurückgestellt auf {first.release}" in words.told(second)
        assert str(local.live.readlink()) == f"releases/{first.release}"
        (local.live / "verstellt.txt").write_text("x", encoding="utf-8")  # now the server is at fault, and was before
        third = local.publish()
        assert (third.checked.wrong, third.checked.headers) == ((), ("Referrer-Policy",))
        assert str(local.live.readlink()) == f"releases/{third.release}"
    finally:
        web.shutdown()
        web.server_close()


def test_two_publishers_collide_with_name_and_age_and_a_stale_lock_can_be_taken_over(project: Project) -> None:
    project.publish()
    (project.path / "amtsfunk/lock").write_text(f"{int(time.time()) - 600} anna@rathaus [12345678]", encoding="utf-8")
    with pytest.raises(LockedError, match="anna@rathaus, seit 10 Minuten"):
        project.publish()
    with pytest.raises(LockedError, match="anna@rathaus"):
        publish.rollback(project.file)
    (project.path / "amtsfunk/lock").write_text("99999999999 anna@rathaus [12345678]", encoding="utf-8")  # the server's clock was wrong
    with pytest.raises(LockedError, match="seit unbekannter Zeit"):
        project.publish()
    project.publish(take_over=True)
    assert not (project.path / "amtsfunk/lock").exists()


def test_two_publications_from_one_folder_never_build_into_the_same_place(local: Project) -> None:
    local.publish()
    refused: list[str] = []

    def another(said: str) -> None:
        if "verdichtet" in said:
            with pytest.raises(RefusedError) as told:
                local.publish(dry_run=True)
            refused.append(str(told.value))

    local.publish(another)
    (only,) = refused
    assert re.fullmatch(rf"In diesem .* schon jemand: .+@.+, seit \d+ Sekunden? \(Prozess {os.getpid()}\)\. Warten Sie das Ende ab\.", only)
    local.publish()


def test_who_lost_the_lock_changes_nothing_any_more(local: Project) -> None:
    local.publish()
    online = str(local.live.readlink())
    local.site["index.html"] = "Neu"

    def stolen(said: str) -> None:
        if "Prüfsummen" in said:
            (local.path / "amtsfunk/lock").write_text("1 jemand [87654321]", encoding="utf-8")

    with pytest.raises(TargetError, match="die Sperre hat inzwischen jemand anderes"):
        local.publish(stolen)
    assert str(local.live.readlink()) == online
    assert (local.path / "amtsfunk/lock").read_text(encoding="utf-8") == "1 jemand [87654321]"


def test_an_unknown_host_key_a_refused_key_and_no_connection_are_told_in_german(project: Project, tmp_path: Path) -> None:
    empty = tmp_path / "leer"
    empty.write_text("", encoding="utf-8")
    closed = tmp_path / "zu"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", closed], check=True)
    for change, said in (
        ({"known_hosts": str(empty)}, "nie blind vertraut"),
        ({"key": str(closed)}, "lehnt die Anmeldung ab"),
        ({"key": str(tmp_path / "fehlt")}, "gibt es hier nicht"),
        ({"key": str(empty)}, "für andere lesbar"),
        ({"port": 1}, "nimmt auf diesem Anschluss keine Verbindung an"),
        ({"path": "/nirgendwo"}, "Legen Sie ihn an"),
    ):
        other = replace(project, target={**project.target, **change})
        with pytest.raises(TargetError, match=said):
            other.publish()


def test_without_permission_nothing_changes_and_the_reason_is_told(project: Project) -> None:
    project.publish()
    releases = project.path / "releases"
    project.site["index.html"] = "Neu"
    releases.chmod(0o555)
    try:
        with pytest.raises(TargetError, match="fehlt die Berechtigung"):
            project.publish()
    finally:
        releases.chmod(0o755)
    assert b"<h1>Start" in (project.live / "index.html").read_bytes()
    project.publish()
    assert (project.live / "index.html").read_bytes() == b"Neu"


def test_names_with_spaces_and_shell_characters_arrive_and_run_nothing(project: Project, tmp_path: Path) -> None:
    project.path.rename(project.path.with_name("blog $(touch boese) 'x'"))
    project.target["path"] = str(project.path.with_name("blog $(touch boese) 'x'"))
    trap = tmp_path / "boese"
    for name in (f"$(touch {trap})", f"`touch {trap}`", f"a;touch {trap}".replace("/", "_"), "-rf *", "a'b\"c", "ä ö ü", "#x", "b\\n", "*"):
        project.site[f"dateien/{name.replace('/', '_')}/index.html"] = PAGE.format("Name", "")
    project.publish()
    project.site["index.html"] = "Neu"
    project.publish()
    assert project.online() == plain(project.site)
    assert not list(tmp_path.rglob("boese*"))
    assert not list(project.path.parent.rglob("boese"))
    for bad in ("../x", "20261123-080000-abcd/../../x", "-rf", "$(id)"):
        with pytest.raises(RefusedError):
            publish.rollback(project.file, to=bad)
    project.site["dateien/zeile\nzwei.txt"] = "x"
    with pytest.raises(RefusedError, match="Steuerzeichen"):
        project.publish()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"path": "/srv/../etc"}, "kein Ordner"),
        ({"path": "/"}, "kein Ordner"),
        ({"host": "-oProxyCommand=id"}, "kein Name eines Rechners"),
        ({"user": "-x"}, "kein Name eines Benutzers"),
        ({"passwort": "x"}, "gibt es in PUBLISH nicht"),
        ({"kind": "shh"}, "„shh“ gibt es hier als „kind“ nicht; möglich ist: „ssh“, „local“, „sftp“, „storage“"),
        ({"kind": None}, "gibt es hier als „kind“ nicht"),
    ],
)
def test_settings_that_could_do_harm_are_refused(project: Project, change: dict[str, str], said: str) -> None:
    project.target |= change
    with pytest.raises(RefusedError, match=said):
        project.publish()


def test_a_withdrawal_reaches_older_releases_and_no_way_back_brings_it_again(project: Project) -> None:
    page = "2026/11/beitrag-4/index.html"
    project.site[page] = PAGE.format("Geheim", '<audio src="/podcast/ton/ton-1a2b3c4d.mp3"></audio>' + "Geheimnis " * 99)
    project.site["feed.xml"] = FEED.format(
        item("beitrag-4", 4).replace("</item>", "<description>Geheimnis</description></item>") + item("beitrag-1", 1)
    )
    first = project.publish()
    project.site["index.html"] = PAGE.format("Start", "anders")
    second = project.publish()
    project.site[page] = PAGE.format("Zurückgezogen", "")
    project.site["feed.xml"] = FEED.format(item("beitrag-1", 1))
    del project.site["podcast/ton/ton-1a2b3c4d.mp3"]
    project.redirects = '{"gone": ["/2026/11/beitrag-4/"], "moved": {}}'
    third = project.publish()
    assert set(third.purged) == {first.release, second.release}
    assert publish.rollback(project.file, to=first.release)[1] == first.release
    online = project.online()
    assert not [path for path, data in online.items() if b"Geheim" in data or path.endswith(".mp3")]
    assert online["feed.xml"] == plain(project.site)["feed.xml"]
    assert b"anders" not in online["index.html"]  # the rest is as it was
    assert not [one for one in project.path.rglob("*") if one.is_file() and one.suffix == ".mp3"]


def test_a_guid_that_vanished_stops_everything_and_removed_addresses_are_named(local: Project) -> None:
    local.publish()
    local.site["feed.xml"] = FEED.format("".join(item(f"beitrag-{n}", n) for n in (5, 4, 2, 1)))
    with pytest.raises(RefusedError, match="urn:beitrag-3"):
        local.publish()
    local.site["feed.xml"] = FEED.format("".join(item(f"beitrag-{n}", n) for n in (5, 4, 3, 2)))  # the oldest may leave
    del local.site["2026/11/beitrag-1/index.html"]
    done = local.publish(dry_run=True)
    assert done.comparison.broken == ("2026/11/beitrag-1/",)
    assert "Warnung: Diese Adressen führen künftig ins Leere" in words.told(done)
    assert "Probelauf" in words.told(done)
    assert len(local.releases()) == 1
    local.redirects = '{"gone": [], "moved": {"/2026/11/beitrag-1/": "/2026/11/beitrag-2/"}}'
    assert local.publish().comparison.broken == ()


def test_a_lost_manifest_is_told_and_changes_nothing(local: Project) -> None:
    first = local.publish()
    record = local.path / f"amtsfunk/{first.release}.json.gz"
    whole = record.read_bytes()
    spoilt = whole[:40] + bytes(40) + whole[80:]
    for damage in (lambda: record.write_bytes(whole[:99]), lambda: record.write_bytes(spoilt), record.unlink):
        damage()
        with pytest.raises(TargetError, match=f"Das Verzeichnis des Standes {first.release} fehlt auf dem Ziel oder ist beschädigt"):
            local.publish()
    assert local.releases() == [first.release]


def test_the_desk_gets_its_pages_on_a_target_of_its_own(local: Project) -> None:
    local.target["shows"] = "teasers"
    with pytest.raises(RefusedError, match="keine Anrisse"):
        local.publish()
    (local.root / "build/teasers/linie-7").mkdir(parents=True)
    (local.root / "build/teasers/index.html").write_text("Anrisse", encoding="utf-8")
    (local.root / "build/teasers/linie-7/x.txt").write_text("Text", encoding="utf-8")
    local.publish()
    assert local.online() == {"index.html": b"Anrisse", "linie-7/x.txt": b"Text"}


def test_errors_and_missing_required_pages_stop_everything(local: Project) -> None:
    local.settings = {"required": ("impressum/",)}
    with pytest.raises(RefusedError, match="Die Pflichtseite /impressum/ fehlt"):
        local.publish()
    local.report = Report((DISK.at("content/a.md", text="voll"),), finished=False)
    with pytest.raises(RefusedError, match=r"content/a\.md:1:1"):
        local.publish()
    local.report = Report(finished=True)
    local.settings = {"required": ()}
    local.register = '{"refuses": ["a"], "items": [{"item": "a", "title": "Impressum", "why": "Niemand."}]}'
    with pytest.raises(RefusedError, match="„Impressum“ steht in der Seite, ist aber nicht freigegeben"):
        local.publish()
    assert not local.live.exists()


def test_a_dirty_or_stale_tree_is_refused_and_only_new_files_can_be_held_back(
    local: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*words: str, at: Path = local.root) -> str:
        names = ["-c", "user.name=T", "-c", "user.email=t@stadt.example"]
        return subprocess.run(["git", "-C", at, *names, *words], capture_output=True, encoding="utf-8", check=True).stdout

    local.configure()
    with pytest.raises(StoppedError, match="kein Git-Archiv"):
        local.publish(allow_dirty=False)
    git("init", "-q", "-b", "main")
    (local.root / "content").mkdir()
    (local.root / "content/alt.md").write_text("alt", encoding="utf-8")
    (local.root / ".gitignore").write_text(".cache/\nbuild/\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "eins")
    (local.root / "content/alt.md").write_text("älter", encoding="utf-8")
    with pytest.raises(StoppedError, match=r"Nicht eingecheckte Änderungen: content/alt\.md"):
        local.publish(allow_dirty=False)
    git("commit", "-qam", "zwei")
    assert local.publish(allow_dirty=False).took.startswith("Vom Befehl bis live: ")  # the first: nothing to compare with
    assert local.publish().took.startswith("Vom Befehl bis live: ")  # nothing new
    (local.root / "content/ä eilig.md").write_text("eilig", encoding="utf-8")
    assert local.publish().took.startswith("Vom Speichern bis live: ")
    (local.root / "content/ä eilig.md").unlink()
    (local.root / "content/neu.md").write_text("neu", encoding="utf-8")
    with pytest.raises(StoppedError, match="schon veröffentlicht"):
        local.publish(hold=["content/alt.md"])
    with pytest.raises(StoppedError, match="gibt es unter content/ nicht"):
        local.publish(hold=["content/../publishconf.py"])
    assert "Zurückgehalten: content/neu.md" in words.told(local.publish(hold=["content/neu.md"]))
    git("add", ".")
    git("commit", "-qm", "drei")
    for _ in range(2):  # a file that was held back is new until it goes out
        assert local.publish(allow_dirty=False, hold=["./content/neu.md"]).hold == ("content/neu.md",)
    local.publish(allow_dirty=False)
    with pytest.raises(StoppedError, match="schon veröffentlicht"):
        local.publish(hold=["content/neu.md"])
    git("rm", "-q", "content/neu.md")
    git("commit", "-qm", "vier")
    upstream = tmp_path / "oben.git"
    git("clone", "-q", "--bare", ".", str(upstream))
    git("remote", "add", "origin", str(upstream))
    git("fetch", "-q")
    git("branch", "-q", "-u", "origin/main")
    other = tmp_path / "anderswo"
    git("clone", "-q", str(upstream), str(other))
    git("commit", "-q", "--allow-empty", "-m", "zwei", at=other)
    git("push", "-q", at=other)
    with pytest.raises(StoppedError, match="Es fehlt 1 neuere Änderung aus"):
        local.publish(allow_dirty=False)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(StoppedError, match=r"nicht \(mehr\) der neueste des Zweigs „main“"):
        local.publish(allow_dirty=False)
    git("checkout", "-q", "--detach", "origin/main")  # as runners do
    assert local.publish(allow_dirty=False).release


def test_if_due_publishes_only_after_a_date_was_passed_and_never_after_a_way_back(local: Project) -> None:
    local.due = '{"moments": ["2020-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"]}'
    assert local.publish(if_due=True).release  # the first
    assert words.told(local.publish(if_due=True)) == "Nichts zu tun: Der nächste Termin ist am 01.01.2099, 01:00 Uhr."
    log = local.path / "amtsfunk/log.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("2099-01-01", "2021-01-01"), encoding="utf-8")
    local.site["index.html"] = "Neu"
    assert local.publish(if_due=True).release
    publish.rollback(local.file)
    resting = local.publish(if_due=True)
    assert not resting.release
    assert words.told(resting).startswith("Nichts veröffentlicht: Zuletzt wurde zurückgerollt (")
    local.due = '{"moments": []}'
    local.publish()
    assert words.told(local.publish(if_due=True)) == "Nichts zu tun: Es steht kein Termin an."
