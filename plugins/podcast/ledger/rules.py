# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong between the ledger and the episodes, as data."""

from ...core.finding import Rule, Severity

NO_LEDGER = Rule(
    "podcast.no-ledger",
    "Die Kennungen von „{show}“ sind noch nirgends festgehalten.",
    "Geben Sie ein: ./run guids --write; oder legen Sie die Datei {ledger} an, mit einer Zeile je Folge: {line}",
    help="guids.toml hält fest, welche Folge welche Kennung hat; sonst bliebe es unbemerkt, wenn eine sich ändert oder verschwindet.",
    severity=Severity.INFO,
)
UNLISTED_GUID = Rule(
    "podcast.unlisted-guid",
    "Die Kennung dieser Folge steht noch nicht in {ledger}.",
    "Ergänzen Sie dort am Ende diese Zeile: {line} (das macht auch: ./run guids --write)",
    help="Eine erschienene Folge fehlt im Verzeichnis der Kennungen.",
    severity=Severity.INFO,
)
GUID_VANISHED = Rule(
    "podcast.guid-vanished",
    "Die Folge „{name}“ ist erschienen; ihr Ordner ist aber nicht mehr da.",
    "{advice}",
    help="Eine Zeile in guids.toml gehört zu einer Folge, die gelöscht oder umbenannt wurde. Sie verschwände ohne ein Wort aus dem Feed.",
)
GUID_REUSED = Rule(
    "podcast.guid-reused",
    "Diese Kennung gehört nach {ledger} der Folge „{name}“.",
    "Geben Sie dieser Folge eine eigene, zum Beispiel: guid: {guid}",
    help="Eine Kennung wird nie noch einmal vergeben, auch nicht, wenn es ihre Folge nicht mehr gibt.",
)
UNPUBLISHED = Rule(
    "podcast.unpublished",
    "Diese Folge war nach {ledger} schon erschienen und fehlt jetzt im Feed.",
    "Soll sie zurückgenommen werden, schreiben Sie: withdrawn: {{date: …, reason: …}}",
    help="Eine erschienene Folge ist wieder ein Entwurf oder liegt in der Zukunft; wer sie kennt, findet sie nicht mehr.",
    severity=Severity.WARNING,
)
RULES = (NO_LEDGER, UNLISTED_GUID, GUID_VANISHED, GUID_REUSED, UNPUBLISHED)
