# SPDX-License-Identifier: AGPL-3.0-or-later
"""SSH signatures, made and checked by OpenSSH itself (ssh-keygen -Y, PROTOCOL.sshsig): who signs is in an ``allowed_signers`` file."""

import base64
import hashlib
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_MAGIC = b"SSHSIG"
NAMESPACE = "amtsfunk-freigabe"
_FIRST, _LAST = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WAIT = 120  # seconds for a passphrase or a touch of a token
_UNKNOWN = "Die Unterschrift stammt von keinem Schlüssel"
_REVOKED = "Die Unterschrift stammt von einem gesperrten Schlüssel."
_OUT_OF_TIME = "Die Unterschrift stammt von einem Schlüssel, der zu dieser Zeit nicht galt."
_REASONS = {
    "expired": _OUT_OF_TIME,
    "not yet valid": _OUT_OF_TIME,
    "namespace": "Die Unterschrift gilt einem anderen Zweck, nicht einer Freigabe.",
    "incorrect signature": "Die Unterschrift passt nicht zu diesem Eintrag; er wurde nach dem Unterschreiben geändert.",
    "invalid format": "Die Unterschrift hat nicht die Form von ssh-keygen.",
}


class SigningError(Exception):
    """No signature was made; the text says why, in German."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Who may sign, and which keys are revoked (may be missing); absolute paths."""

    signers: Path
    revoked: Path


def program() -> str:
    """Return where ssh-keygen is; an empty string where it is missing."""
    return shutil.which("ssh-keygen") or ""


def sign(message: bytes, key: Path) -> str:
    """Return the signature of ``message`` with the private key (or the public one, where ssh-agent holds the other half).

    Raises SigningError.
    """
    if not program():
        raise SigningError("Es fehlt das Programm ssh-keygen. Geben Sie ein: sudo apt-get install openssh-client")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "nachricht")
        file.write_bytes(message)
        words = [program(), "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file)]
        done = subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=_WAIT)
        if done.returncode:
            raise SigningError(f"Mit dem Schlüssel „{key}“ lässt sich nicht unterschreiben: {done.stderr.strip()}")
        return file.with_name("nachricht.sig").read_text(encoding="ascii")


def key(signature: str) -> str:
    """Return the fingerprint of the key that signed, as ``ssh-keygen -l`` shows it; an empty string where the text is no signature.

    It does not say whether the signature holds (PROTOCOL.sshsig, „Blob format“: magic, version, public key).
    """
    with suppress(ValueError, struct.error):
        blob = base64.b64decode("".join(signature.strip().removeprefix(_FIRST).removesuffix(_LAST).split()), validate=True)
        (length,) = struct.unpack_from(">I", blob, len(_MAGIC) + 4)
        public = blob[len(_MAGIC) + 8 :][:length]
        if blob.startswith(_MAGIC) and len(public) == length:
            return "SHA256:" + base64.b64encode(hashlib.sha256(public).digest()).decode().rstrip("=")
    return ""


def problem(message: bytes, signature: str, who: str, times: Iterable[datetime], keys: Keys) -> str:
    """Return why the signature does not hold, in German.

    An empty string says that ``who`` signed ``message`` with a key that was valid at all ``times``.
    """
    text = signature.strip()
    if not text:
        return "Der Eintrag trägt keine Unterschrift."
    if not (text.startswith(_FIRST) and text.endswith(_LAST)):
        return "Die Unterschrift hat nicht die Form von ssh-keygen."
    if not program():
        return "Die Unterschrift lässt sich nicht prüfen: Es fehlt das Programm ssh-keygen (Paket openssh-client)."
    if not keys.signers.is_file():
        return f"Die Unterschrift lässt sich nicht prüfen: Es fehlt die Datei mit den erlaubten Schlüsseln ({keys.signers.name})."
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "unterschrift.sig")
        file.write_text(f"{text}\n", encoding="utf-8")
        return next(filter(None, (_refused(message, file, who, one, keys) for one in times)), "")


def _refused(message: bytes, file: Path, who: str, at: datetime, keys: Keys) -> str:
    words = [program(), "-Y", "verify", "-f", str(keys.signers), "-I", who, "-n", NAMESPACE, "-s", str(file)]
    words += [f"-Overify-time={at.astimezone(UTC):%Y%m%d%H%M%SZ}"]
    said = _verified(message, words)
    if said is not None:
        return next((text for word, text in _REASONS.items() if word in said), f"{_UNKNOWN}, der „{who}“ gehört und zu dieser Zeit galt.")
    return _REVOKED if keys.revoked.is_file() and _verified(message, [*words, "-r", str(keys.revoked)]) is not None else ""


def _verified(message: bytes, words: Sequence[str]) -> str | None:
    """Return what OpenSSH says against a signature; None where it holds."""
    done = subprocess.run(words, input=message, capture_output=True, check=False, timeout=_WAIT)
    return done.stderr.decode("utf-8", "replace").lower() if done.returncode else None
