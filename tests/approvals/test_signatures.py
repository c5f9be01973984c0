# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures by the real ssh-keygen: whose they are, and when a key does not count."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.approvals.signatures import Keys, SigningError, key, problem, sign

from . import town

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
MESSAGE = b"Genau dieser Stand"


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of Petra (one expired, one revoked), of Hanna, and of somebody whom nobody knows."""
    folder = tmp_path_factory.mktemp("schluessel")
    made = {name: town.key(folder, name) for name in ("petra", "alt", "gesperrt", "hanna", "fremd")}
    known = 'namespaces="amtsfunk-freigabe"'
    lines = [
        f"petra {known} {town.public(made['petra'])}",
        f'petra {known},valid-before="20260101" {town.public(made["alt"])}',
        f"petra {known} {town.public(made['gesperrt'])}",
        f'hanna {known},valid-after="20261101" {town.public(made["hanna"])}',
    ]
    (folder / "allowed_signers").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "revoked_keys").write_text(f"{town.public(made['gesperrt'])}\n", encoding="utf-8")
    return folder


def said(ring: Path, key: str, who: str = "petra", message: bytes = MESSAGE, at: datetime = AT) -> str:
    keys = Keys(ring / "allowed_signers", ring / "revoked_keys")
    return problem(message, sign(MESSAGE, ring / key), who, [at], keys)


def test_the_right_key_holds(ring: Path) -> None:
    assert said(ring, "petra") == ""
    assert said(ring, "hanna", "hanna") == ""
    assert said(ring, "alt", at=datetime(2025, 11, 20, 10, tzinfo=UTC)) == ""


def test_the_fingerprint_of_the_key_is_what_ssh_keygen_shows(ring: Path) -> None:
    shown = subprocess.run(["ssh-keygen", "-l", "-f", str(ring / "petra.pub")], capture_output=True, text=True, check=True).stdout
    signature = sign(MESSAGE, ring / "petra")
    assert key(signature) == shown.split()[1]
    assert [key(wrong) for wrong in ("", "nichts", signature[:90], "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----")] == [
        ""
    ] * 4


NOT_HIS = "Die Unterschrift stammt von keinem Schlüssel, der „petra“ gehört und zu dieser Zeit galt."


def test_a_key_that_nobody_knows_does_not(ring: Path) -> None:
    assert said(ring, "fremd") == NOT_HIS


def test_a_forged_name_does_not(ring: Path) -> None:
    """Hanna's key under Petra's name."""
    assert said(ring, "hanna") == NOT_HIS


def test_an_expired_key_does_not(ring: Path) -> None:
    assert said(ring, "alt") == "Die Unterschrift stammt von einem Schlüssel, der zu dieser Zeit nicht galt."


def test_a_key_before_its_time_does_not(ring: Path) -> None:
    too_early = datetime(2026, 10, 1, tzinfo=UTC)
    assert said(ring, "hanna", "hanna", at=too_early) == "Die Unterschrift stammt von einem Schlüssel, der zu dieser Zeit nicht galt."


def test_a_revoked_key_does_not(ring: Path) -> None:
    assert said(ring, "gesperrt") == "Die Unterschrift stammt von einem gesperrten Schlüssel."


def test_a_changed_message_does_not(ring: Path) -> None:
    changed = "Die Unterschrift passt nicht zu diesem Eintrag; er wurde nach dem Unterschreiben geändert."
    assert said(ring, "petra", message=b"Ein anderer Stand") == changed


def test_a_signature_for_something_else_does_not(ring: Path, tmp_path: Path) -> None:
    """The right key, but it signed a commit or a file, not an approval."""
    file = tmp_path / "datei"
    file.write_bytes(MESSAGE)
    subprocess.run([town.keygen(), "-Y", "sign", "-f", str(ring / "petra"), "-n", "git", str(file)], check=True, capture_output=True)
    signature = file.with_name("datei.sig").read_text(encoding="ascii")
    keys = Keys(ring / "allowed_signers", ring / "revoked_keys")
    assert problem(MESSAGE, signature, "petra", [AT], keys) == "Die Unterschrift gilt einem anderen Zweck, nicht einer Freigabe."


@pytest.mark.parametrize("signature", ["", "Petra Presse, gez.", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----"])
def test_what_is_no_signature_is_named(ring: Path, signature: str) -> None:
    assert problem(MESSAGE, signature, "petra", [AT], Keys(ring / "allowed_signers", ring / "revoked_keys")).endswith(".")


def test_without_the_list_of_keys_nothing_holds(ring: Path, tmp_path: Path) -> None:
    keys = Keys(tmp_path / "allowed_signers", tmp_path / "revoked_keys")
    assert "Es fehlt die Datei mit den erlaubten Schlüsseln" in problem(MESSAGE, sign(MESSAGE, ring / "petra"), "petra", [AT], keys)


def test_a_key_that_cannot_sign_is_named(tmp_path: Path) -> None:
    (tmp_path / "kaputt").write_text("kein Schlüssel", encoding="utf-8")
    with pytest.raises(SigningError, match="lässt sich nicht unterschreiben"):
        sign(MESSAGE, tmp_path / "kaputt")
