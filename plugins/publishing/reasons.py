# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a server does not answer, in German: whoever reads it is no programmer."""

import errno
import http.client
import socket
import ssl
import urllib.error

from ..core import files

_ERRORS = {
    errno.ECONNREFUSED: "auf diesem Anschluss wird keine Verbindung angenommen",
    errno.ECONNRESET: "die Verbindung wurde getrennt",
    errno.EPIPE: "die Verbindung wurde getrennt",
    errno.ENETUNREACH: "es führt kein Weg dorthin",
    errno.EHOSTUNREACH: "es führt kein Weg dorthin",
    errno.ETIMEDOUT: "es kam keine Antwort",
}
# OpenSSL's numbers: X509_V_ERR_…
_CERTIFICATES = {
    9: "gilt noch nicht",
    10: "ist abgelaufen",
    18: "ist selbst ausgestellt",
    19: "ist selbst ausgestellt",
    20: "kommt von einer Stelle, die dieser Rechner nicht kennt",
    21: "kommt von einer Stelle, die dieser Rechner nicht kennt",
    62: "gilt für einen anderen Namen",
    64: "gilt für eine andere Adresse",
}


_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (ssl.SSLError, "die verschlüsselte Verbindung kommt nicht zustande"),
    (TimeoutError, "es kam keine Antwort"),
    (socket.gaierror, "der Name lässt sich hier nicht auflösen"),
    (http.client.RemoteDisconnected, "die Verbindung wurde getrennt"),
    (http.client.IncompleteRead, "die Verbindung wurde getrennt"),
    (http.client.HTTPException, "die Antwort ist nicht zu verstehen"),
)


def reason(error: Exception) -> str:
    """Return why nothing came from a web server, without a full stop."""
    cause = cause_of(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"das TLS-Zertifikat {_CERTIFICATES.get(cause.verify_code, 'ist ungültig')}"
    said = next((text for kind, text in _KINDS if isinstance(cause, kind)), "")
    return said or _ERRORS.get(getattr(cause, "errno", None) or 0) or files.reason(cause)


def cause_of(error: Exception) -> Exception:
    """Return what urllib has wrapped."""
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    return inner if isinstance(inner, Exception) else ConnectionError(str(inner))
