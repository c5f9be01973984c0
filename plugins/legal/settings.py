# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting ``LEGAL``: what the required pages have to say. Nothing in it is invented when it is absent."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator

from ..core.authority import Address
from ..core.settings import Settings


def _address(value: str) -> str:
    if value and not re.fullmatch(r"(https?:/)?/\S+", value):
        raise ValueError(f"„{value}“ ist keine Adresse, die mit https:// oder / beginnt.")
    return value


Form = Annotated[str, AfterValidator(_address)]
Group = Literal["unvereinbar", "belastung", "ausserhalb"]


class Responsible(Settings):
    """Who answers for the editorial content (MStV § 18 Abs. 2): a person, reachable by post."""

    name: str = ""
    """Vor- und Nachname der Person."""
    role: str = ""
    """Amt oder Funktion, zum Beispiel „Leitung der Pressestelle“."""
    address: Address | None = None
    """Anschrift der Person; ohne Angabe gilt die Anschrift der Behörde."""


class Impressum(Settings):
    """LEGAL.impressum: the provider identification (DDG § 5, MStV § 18)."""

    representative: str = ""
    """Vertretungsberechtigte Person mit Amt, zum Beispiel „Bürgermeisterin Erika Beispiel“."""
    legal_form: str = ""
    """Rechtsform, zum Beispiel „Körperschaft des öffentlichen Rechts“."""
    responsible: Responsible | None = None
    """Verantwortliche Person für journalistisch-redaktionelle Inhalte nach § 18 Abs. 2 MStV."""
    vat_id: str = ""
    """Umsatzsteuer-Identifikationsnummer, wenn es eine gibt."""
    supervisory_authority: str = ""
    """Zuständige Aufsichtsbehörde, wenn es eine gibt."""
    registration: str = ""
    """Register und Nummer, wenn die Stelle eingetragen ist."""
    note: str = ""
    """Weiterer Absatz, zum Beispiel zu Bildrechten."""


class Officer(Settings):
    """The data protection officer; the post is enough, a name is not required."""

    name: str = ""
    """Name oder Funktion, zum Beispiel „Behördliche Datenschutzbeauftragte“."""
    email: str = ""
    """E-Mail-Adresse."""
    phone: str = ""
    """Telefonnummer."""
    address: Address | None = None
    """Anschrift; ohne Angabe gilt die Anschrift der Behörde."""


class Body(Settings):
    """An authority that citizens can turn to."""

    name: str
    """Name der Stelle."""
    url: str = ""
    """Webseite der Stelle."""
    email: str = ""
    """E-Mail-Adresse."""
    phone: str = ""
    """Telefonnummer."""
    address: Address | None = None
    """Anschrift."""


class Privacy(Settings):
    """LEGAL.privacy: information after Art. 13 DSGVO; the controller is AUTHORITY."""

    officer: Officer | None = None
    """Datenschutzbeauftragte oder Datenschutzbeauftragter."""
    log_days: int | None = None
    """Tage, nach denen die Protokolle des Webservers gelöscht werden; 0, wenn keine geführt werden."""
    legal_basis: str = ""
    """Rechtsgrundlage, zum Beispiel „Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit § 3 DSG NRW“."""
    supervisory_authority: Body | None = None
    """Datenschutz-Aufsichtsbehörde, bei der man sich beschweren kann."""
    host: str = ""
    """Dienstleister, der den Webserver betreibt (Auftragsverarbeiter), mit Ort."""
    note: str = ""
    """Weiterer Absatz."""


class Deviation(Settings):
    """One kind of content that is not accessible."""

    content: str
    """Was nicht barrierefrei ist, zum Beispiel „Eingescannte Lagepläne (PDF)“."""
    group: Group = "unvereinbar"
    """Grund der Ausnahme: „unvereinbar“ (Mangel), „belastung“ (unverhältnismäßige Belastung), „ausserhalb“ (nicht erfasst)."""
    reason: str = ""
    """Begründung."""
    alternative: str = ""
    """Barrierefreie Alternative."""
    until: date | None = None
    """Tag, bis zu dem der Mangel behoben sein soll."""


class Accessibility(Settings):
    """LEGAL.accessibility: the statement after section 1 of the annex to (EU) 2018/1523."""

    law: str = ""
    """Rechtsgrundlage der Erklärung; bei Bundesbehörden voreingestellt, sonst das Recht des Landes."""
    scope: str = ""
    """Wofür die Erklärung gilt; ohne Angabe der Name und die Adresse dieser Website."""
    status: Literal["full", "partial", "none"] | None = None
    """Ergebnis der Bewertung: „full“, „partial“ oder „none“. Es gibt absichtlich keine Voreinstellung."""
    deviations: tuple[Deviation, ...] = ()
    """Nicht barrierefreie Inhalte. Ausnahmen („waive“) in Beiträgen kommen von selbst hinzu."""
    created: date | None = None
    """Tag, an dem die Erklärung erstellt wurde."""
    method: Literal["self", "third"] | None = None
    """Wer bewertet hat: „self“ (Selbstbewertung) oder „third“ (Dritte)."""
    assessor: str = ""
    """Name der prüfenden Stelle, wenn Dritte bewertet haben."""
    reviewed: date | None = None
    """Tag der letzten Überprüfung; spätestens nach zwölf Monaten ist die nächste fällig."""
    answer_within: str = ""
    """Frist für Antworten, zum Beispiel „eines Monats“ oder „von sechs Wochen“; bei Bundesbehörden ein Monat."""
    enforcement: Body | None = None
    """Schlichtungs- oder Durchsetzungsstelle; bei Bundesbehörden die Schlichtungsstelle BGG."""
    enforcement_text: str = ""
    """Wie das Durchsetzungsverfahren abläuft; ohne Angabe ein allgemeiner Satz."""
    features: tuple[str, ...] = ()
    """Funktionen der Website, die der Barrierefreiheit dienen, zum Beispiel „dunkle Ansicht nach Systemeinstellung“."""


class Contact(Settings):
    """LEGAL.report: where barriers are reported."""

    name: str = ""
    """Ansprechstelle, zum Beispiel „Pressestelle“."""
    form: Form = ""
    """Adresse eines barrierefreien Formulars, wenn die Behörde eines hat; in Nordrhein-Westfalen ist es Pflicht."""
    email: str = ""
    """E-Mail-Adresse; ohne Angabe die der Behörde."""
    phone: str = ""
    """Telefonnummer; ohne Angabe die der Behörde."""
    address: Address | None = None
    """Anschrift; ohne Angabe die der Behörde."""


class Legal(Settings):
    """LEGAL: what the required pages say. A page of your own with the same slug replaces the generated one."""

    impressum: Impressum = Impressum()
    """Angaben für das Impressum."""
    privacy: Privacy = Privacy()
    """Angaben für die Datenschutzerklärung."""
    accessibility: Accessibility = Accessibility()
    """Angaben für die Erklärung zur Barrierefreiheit."""
    report: Contact = Contact()
    """Wo Barrieren gemeldet werden."""
    easy_language: str = "leichte-sprache"
    """Slug der Seite, die diese Website in Leichter Sprache erklärt."""
    sign_language: str = "gebaerdensprache"
    """Slug der Seite mit den Videos in Deutscher Gebärdensprache."""
