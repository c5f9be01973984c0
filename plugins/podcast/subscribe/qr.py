# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feed's address as a QR code: a small SVG file, black on white with its quiet zone, so that it can be read in the dark too."""

import io

import segno

_QUIET = 4  # modules of white around the code (ISO/IEC 18004, 9.1)


def code(address: str) -> bytes:
    """Return the QR code of ``address`` as SVG: no styles, no scripts, scaled by whoever shows it."""
    stream = io.BytesIO()
    made = segno.make_qr(address, error="m", boost_error=False)
    made.save(stream, kind="svg", border=_QUIET, light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, nl=True)
    return stream.getvalue()
