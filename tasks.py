# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tasks of the project: ``./run TASK`` or, inside the project, ``.venv/bin/invoke TASK``."""

import functools
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import Signature, signature
from pathlib import Path
from typing import Any

from invoke import Context, Exit, main, task
from rich.console import Console

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from plugins.approvals import wish as approval  # noqa: E402  # the project is not installed; its folder must be on the path first
from plugins.core import report as reports  # noqa: E402  # as above
from plugins.core.clock import build_clock  # noqa: E402  # as above
from plugins.engine import programs, run, summary, words  # noqa: E402
from plugins.publishing.wish import Wish  # noqa: E402
from plugins.reading import new as documents  # noqa: E402

words.speak(main.program)  # invoke reads this file before the words that were typed
SETTINGS = ROOT / "pelicanconf.py"
PUBLIC = ROOT / "publishconf.py"
console = Console(highlight=False, soft_wrap=True)
say = console.print


def takes(kind: type) -> Callable[[Callable[[Context, Any], None]], Callable[..., None]]:
    """Give a task one option for each field of a dataclass; what was typed arrives as one value."""

    def taking(body: Callable[[Context, Any], None]) -> Callable[..., None]:
        @functools.wraps(body)
        def called(context: Context, **typed: Any) -> None:
            body(context, kind(**typed))

        first = next(iter(signature(body).parameters.values()))
        # invoke tells what an option takes by its default: one that may come several times needs a list
        options = [one.replace(default=[]) if one.default == () else one for one in signature(kind).parameters.values()]
        called.__signature__ = Signature([first, *options])  # type: ignore[attr-defined]  # invoke reads it
        return called

    return taking


@contextmanager
def refusals(kind: type[Exception]) -> Iterator[None]:
    """End a task with the sentence that says why nothing was done."""
    try:
        yield
    except kind as refused:
        raise Exit(str(refused), code=1) from None


def finished(work: Callable[..., run.Built], **desk: str) -> None:
    """Build, or check, for the social media desk, showing what takes time; end the task where something is wrong."""
    with console.status("Die Seite wird gebaut …") as status:
        built = work(SETTINGS, watch=status.update, environment={"AMTSFUNK_DESK": "1", **desk})
    say(summary.verdict(built.report))
    if not built.good:
        raise Exit(code=1)


@task
def build(_: Context) -> None:
    """Baut die Seite nach output/ (mit allen Feeds)."""
    with console.status("Die Seite wird gebaut …") as status:
        built = run.build(SETTINGS, watch=status.update)
    say(summary.build(built, summary.outputs(ROOT, built.output)))
    if not built.good:
        raise Exit(code=1)


@task(help={"port": "Anschluss auf diesem Rechner (Vorgabe: 8000)."})
def serve(_: Context, port: int = 8000) -> None:
    """Zeigt die Seite auf diesem Rechner, mit Entwürfen; jede Änderung erscheint sofort."""
    from plugins.engine import serve as preview

    say(f"Vorschau: http://127.0.0.1:{port}/  (Ende mit Strg+C)")
    try:
        preview.serve(SETTINGS, port, lambda built, _: say(summary.build(built, [], "Die Vorschau")))
    except preview.NoPortError as taken:
        raise Exit(str(taken), code=1) from None


@task(
    positional=["kind", "title"],
    help={"kind": "„article“ (Beitrag) oder „episode“ (Folge).", "title": "Die Überschrift.", "show": "Die Sendung, bei einer Folge."},
)
def new(_: Context, kind: str, title: str, show: str = "") -> None:
    """Legt einen Beitrag oder eine Folge an.

    ./run new article "Titel"
    ./run new episode "Titel" --show SENDUNG
    """
    made = documents.make(SETTINGS, kind, title, show)
    if isinstance(made, documents.Refusal):
        raise Exit(made.text, code=1)
    say(f"Angelegt: [bold]{made.path.relative_to(ROOT)}[/]")


@task(
    positional=["source"],
    help={
        "source": "Der Feed (XML-Datei) oder der Ordner mit Feed und Dateien.",
        "show": "Kürzel der Sendung (sonst aus dem Titel).",
    },
)
def import_feed(_: Context, source: str, show: str = "") -> None:
    """Übernimmt einen vorhandenen Podcast: aus RSS-Feed und Dateien wird eine Sendung."""
    from plugins.podcast.moving import move, words

    try:
        with console.status("Der Umzug wird vorbereitet …") as status:
            moved = move.move(SETTINGS, Path(source), show, lambda name, done, all_: status.update(f"Datei {done} von {all_}: {name}"))
    except move.RefusedError as refused:
        raise Exit(str(refused), code=1) from None
    say(words.farewell(moved, ROOT))


@task(positional=["folder", "new"], help={"folder": "Der Ordner der Folge.", "new": "Die neue Tondatei, im selben Format."})
def replace_audio(_: Context, folder: str, new: str) -> None:
    """Tauscht die Aufnahme einer Folge aus; Kennung und Adresse der Folge bleiben."""
    from plugins.podcast.replacing import swap, words

    try:
        with console.status("Alte und neue Aufnahme werden geprüft …"):
            done = swap.swap(SETTINGS, folder, Path(new), lambda: run.check(SETTINGS).report)
    except swap.RefusedError as refused:
        raise Exit(str(refused), code=1) from None
    say(words.told(done), markup=False)


@task(help={"write": "Die fehlenden Zeilen eintragen."})
def guids(_: Context, write: bool = False) -> None:
    """Zeigt, welche Kennungen erschienener Folgen noch in guids.toml fehlen; --write trägt sie ein."""
    from plugins.podcast.ledger import pending

    with console.status("Die Seite wird geprüft …"):
        built = run.check(SETTINGS)
    if not built.good:
        say(summary.verdict(built.report))
        raise Exit("Kennungen lassen sich erst eintragen, wenn kein Befund mehr ein Fehler ist.", code=1)
    try:
        say(pending.settle(ROOT, write=write), markup=False)
    except pending.RefusedError as refused:
        raise Exit(str(refused), code=1) from None


@task(help={"json": "Befunde als JSON-Liste ausgeben.", "format": "„gitlab“: Bericht für GitLab Code Quality."})
def check(_: Context, json: bool = False, format: str = "") -> None:
    """Prüft alles und zeigt die Befunde, ohne etwas zu veröffentlichen."""
    form = "json" if json else format
    if form not in reports.FORMS:
        raise Exit(f"Die Form „{form}“ gibt es nicht; möglich sind „json“ und „gitlab“.", code=2)
    report = run.check(SETTINGS).report
    if write := reports.FORMS[form]:
        print(write(report.findings))
    else:
        say(summary.verdict(report))
    if report.errors or not report.finished:
        raise Exit(code=1)


@task(
    iterable=["slug", "channel"],
    help={
        "slug": "Nur dieser Beitrag (mehrfach möglich).",
        "channel": "Nur dieser Kanal (mehrfach möglich).",
        "check": "Nur prüfen, nichts schreiben.",
    },
)
def teasers(_: Context, slug: list[str], channel: list[str], check: bool = False) -> None:
    """Schreibt die Anrisse für alle Kanäle nach build/teasers/."""
    from plugins.channels import office

    finished(run.check if check else run.build)
    if not check:
        with refusals(office.RefusedError):
            say(office.overview(office.chosen(office.load(ROOT), slug, channel)))


@task(help={"weeks": "So viele Wochen.", "stop": "Alles anhalten, mit Grund (Krise).", "resume": "Nach einem Halt weitermachen."})
def plan(_: Context, weeks: int = 4, stop: str | None = None, resume: bool = False) -> None:
    """Zeigt den Plan der nächsten Wochen: welcher Anriss wann auf welchem Kanal."""
    from plugins.channels import office

    with refusals(office.RefusedError):
        asked = office.weeks(weeks)
        _ = office.stop(SETTINGS, stop) if stop is not None else office.resume(SETTINGS) if resume else None
        finished(run.build, AMTSFUNK_PLAN_WEEKS=asked)
        say(office.calendar(office.load(ROOT)), f"Ausgegeben: [bold]{office.give_out(SETTINGS).relative_to(ROOT)}[/]", sep="\n")


@task(
    positional=["slug", "channel"],
    help={"slug": "Der Beitrag, wie in build/teasers/.", "channel": "Der Kanal.", "url": "Adresse des Beitrags auf dem Kanal."},
)
def sent(_: Context, slug: str, channel: str, url: str = "") -> None:
    """Vermerkt, dass ein Anriss hinausgegangen ist: ./run sent SLUG KANAL."""
    from plugins.channels import office

    with refusals(office.RefusedError):
        say(f"Vermerkt: [bold]{office.sent(SETTINGS, slug, channel, url).relative_to(ROOT)}[/]")


@task(positional=["slug"], help={"slug": "Der Beitrag, wie in build/teasers/."})
def where(_: Context, slug: str) -> None:
    """Zeigt, auf welchen Kanälen ein Beitrag steht, mit einem Korrekturtext für jeden."""
    from plugins.channels import office

    with refusals(office.RefusedError):
        say(office.places(slug, office.where(SETTINGS, slug)))


@contextmanager
def approving() -> Iterator[Any]:
    """Judge everything anew, for a task that works on what came of it."""
    from plugins.approvals import counter, office

    office.forget(ROOT)
    with console.status("Die Seite wird geprüft …") as status:
        run.check(SETTINGS, watch=status.update)
    with refusals(office.RefusedError):
        yield counter


@task
def approvals(_: Context) -> None:
    """Zeigt, was auf wessen Freigabe wartet, nach dem Tag des Erscheinens."""
    with approving() as counter:
        say(counter.waiting(SETTINGS), markup=False)


@task(positional=["slug"], auto_shortflags=False, help=approval.HELP)
@takes(approval.Wish)
def approve(_: Context, wish: approval.Wish) -> None:
    """Gibt frei, was Sie gesehen haben: zeigt es, fragt, unterschreibt, legt den Eintrag an."""
    with approving() as counter:
        counter.approve(SETTINGS, wish, build_clock().now, lambda text: say(text, markup=False))


@task(positional=["slug"], help={"slug": "Der Beitrag.", "channel": "Nur dieser Kanal.", "note": "Der Grund.", "key": "Ihr SSH-Schlüssel."})
def revoke(_: Context, slug: str, channel: str = "", note: str = "", key: str = "") -> None:
    """Nimmt eine Freigabe zurück: ./run revoke SLUG."""
    with approving() as counter:
        say(counter.revoke(SETTINGS, approval.Wish(slug, channel, note, key=key), build_clock().now), markup=False)


@task(help={"json": "Das ganze Verzeichnis als JSON ausgeben."})
def verify(_: Context, json: bool = False) -> None:
    """Prüft alle Einträge der Freigabe: Unterschriften, Schlüssel, Geschichte."""
    with approving() as counter:
        text, wrong = counter.verify(SETTINGS, json=json)
    print(text)
    if wrong:
        raise Exit(code=1)


@task(positional=["slug"], help={"slug": "Der Beitrag."})
def folder(_: Context, slug: str) -> None:
    """Schreibt die Freigabe-Mappe: eine Datei zum Drucken, mit Kurzzeichen."""
    with approving() as counter:
        say(counter.folder(SETTINGS, slug), markup=False)


@task(
    iterable=["hold"],
    auto_shortflags=False,
    help={
        "target": "Das Ziel aus publishconf.py (Vorgabe: das erste).",
        "dry_run": "Nur zeigen, was sich ändern würde.",
        "allow_dirty": "Auch veröffentlichen, was nicht eingecheckt ist.",
        "take_over": "Die Sperre einer abgebrochenen Veröffentlichung übernehmen.",
        "drafts": "Mit Entwürfen, für eine Vorschau.",
        "if_due": "Nur, wenn seit dem letzten Mal ein Termin verstrichen ist.",
        "hold": "Diese neue Datei zurückhalten (mehrfach möglich).",
    },
)
@takes(Wish)
def publish(_: Context, wish: Wish) -> None:
    """Veröffentlicht die Website auf einem Ziel aus publishconf.py: alles oder nichts, mit Prüfung und Rückweg."""
    from plugins.publishing import publish, words

    with console.status("Das Ziel wird gefragt …") as status, refusals(publish.StoppedError):
        done = publish.publish(PUBLIC, wish, lambda options: run.build(PUBLIC, options=options, watch=status.update).report, status.update)
    say(words.told(done), markup=False)
    if done.back:
        raise Exit(code=1)


@task(help={"target": "Das Ziel aus publishconf.py (Vorgabe: das erste)."})
def releases(_: Context, target: str = "") -> None:
    """Zeigt die Stände auf einem Ziel; der Pfeil steht vor dem, den die Website zeigt."""
    from plugins.publishing import publish, words

    with refusals(publish.StoppedError):
        say(words.listed(*publish.listing(PUBLIC, target)), markup=False)


@task(
    help={
        "release": "Der Stand (Vorgabe: der vorige).",
        "target": "Das Ziel aus publishconf.py.",
        "take_over": "Eine verwaiste Sperre übernehmen.",
    }
)
def rollback(_: Context, release: str = "", target: str = "", take_over: bool = False) -> None:
    """Geht auf einem Ziel in einem Schritt zu einem früheren Stand zurück."""
    from plugins.publishing import publish, words

    with refusals(publish.StoppedError):
        before, now = publish.rollback(PUBLIC, target, release, take_over=take_over)
        say(words.returned(before, now), markup=False)
        checked = publish.ask(PUBLIC, target, now)
        say(words.answered(checked), markup=False)
    if checked.wrong:
        raise Exit(code=1)


@task(
    positional=["kind"], help={"kind": "„nginx“, „apache“ oder „htaccess“.", "target": "Das Ziel aus publishconf.py (Vorgabe: das erste)."}
)
def server_config(_: Context, kind: str, target: str = "") -> None:
    """Schreibt eine vollständige Konfiguration des Webservers auf die Ausgabe: ./run server-config nginx > blog.conf."""
    from plugins.publishing.server import whole

    with refusals(whole.RefusedError):
        print(whole.text(kind, PUBLIC, target), end="")


@task(positional=["url"], help={"url": "Die Adresse der Website.", "insecure": "Das TLS-Zertifikat nicht prüfen."})
def check_server(_: Context, url: str, insecure: bool = False) -> None:
    """Fragt einen laufenden Webserver und zeigt Kopfzeile für Kopfzeile, was stimmt und was zu ändern ist."""
    from plugins.publishing import publish
    from plugins.publishing.server import check

    with refusals(publish.StoppedError):
        verdicts = check.check(url, verify=not insecure)
    say(check.told(verdicts), markup=False)
    if not all(one.good for one in verdicts):
        raise Exit(code=1)


@task(help={"install": "Fehlende Programme mit apt installieren.", "select": "Nur Tests, deren Name dazu passt (pytest -k)."})
def test(context: Context, install: bool = False, select: str = "") -> None:
    """Führt alle Tests aus: Logik, ganze Seiten, echter Browser."""
    missing = programs.missing()
    if missing and (install or programs.may_install()):
        say(f"Installiere {', '.join(missing)} …")
        programs.install(missing)
    if still := programs.missing():
        raise Exit(f"Es fehlen Programme: {', '.join(still)}. Geben Sie ein:\n  {programs.line(still)}", code=1)
    command = f"{sys.executable} -m pytest -n auto --dist loadfile" + (f" -k {shlex.quote(select)}" if select else "")
    with context.cd(str(ROOT)):
        context.run(command, pty=sys.stdout.isatty())
