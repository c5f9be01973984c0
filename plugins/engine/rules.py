# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong while building."""

from ..core.finding import Rule

TEMPLATE = Rule(
    "engine.template",
    "Die Vorlage lässt sich nicht ausführen: {text}.",
    "Prüfen Sie die Vorlage; die Seite bleibt auf dem letzten guten Stand.",
    help="Ein Fehler in einer Vorlage des Themes.",
    final=True,
)
STOPPED = Rule(
    "engine.stopped",
    "Der Bau wurde abgebrochen: {text}.",
    "Die Seite bleibt auf dem letzten guten Stand. Das ganze Protokoll steht in {log}.",
    help="Pelican oder ein Plugin ist mit einem unerwarteten Fehler stehen geblieben.",
    final=True,
)
DISK = Rule(
    "engine.disk",
    "Beim Lesen oder Schreiben einer Datei ist ein Fehler aufgetreten: {text}.",
    "Prüfen Sie freien Platz und Rechte; die Seite bleibt auf dem letzten guten Stand.",
    help="Die Festplatte ist voll, oder eine Datei darf nicht gelesen oder geschrieben werden.",
    final=True,
)
UNSAFE_OUTPUT = Rule(
    "engine.unsafe-output",
    "OUTPUT_PATH „{path}“ enthält den Inhalt oder das Projekt selbst.",
    "Wählen Sie einen eigenen Ordner, zum Beispiel „output“.",
    help="Der Ausgabeordner würde beim Aufräumen Quellen löschen.",
    final=True,
)
RULES = (TEMPLATE, STOPPED, DISK, UNSAFE_OUTPUT)
