"""What is wrong with a PDF or DOCX that cannot be taken apart, and the mend, as far as its bytes tell."""

from __future__ import annotations

import io
import zipfile

_TAIL = 2_048
LOCKED = "is encrypted. Save it without a password, or save its text as .txt."
"""What follows the name of a document under a password."""
_PRINT = "Open it in a viewer and print it to a new PDF, or save its text as .txt."
_AGAIN = "Download or copy it again, or save its text as .txt."
_SAVE = "Open it in a word processor and save it again, or save its text as .txt."
_END_OF_ZIP = b"PK\x05\x06"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode(
    "utf-16-le"
)  # an office document under a password is a container of the old kind


def of_pdf(body: bytes) -> str:
    """What follows the name of a PDF that its reader gave up on."""
    if b"%PDF-" not in body[:_TAIL]:
        return f"is no PDF in spite of its name: it does not begin like one. {_AGAIN}"
    if b"%%EOF" not in body[-_TAIL:]:
        return f"is a damaged PDF: it was cut off before its end. {_AGAIN}"
    if b"/Encrypt" in body:
        return LOCKED
    return f"is a damaged PDF: its list of pages cannot be followed. {_PRINT}"


def of_docx(body: bytes) -> str:
    """What follows the name of a DOCX that its reader gave up on."""
    if not body.startswith(b"PK"):
        return f"is no DOCX in spite of its name: it is no zip archive, as a DOCX is. {_SAVE}"
    if _END_OF_ZIP not in body:
        return f"is a damaged document: it was cut off before its end. {_AGAIN}"
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return LOCKED
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return f"is a damaged document: the list of its parts cannot be read. {_AGAIN}"
    return f"is a damaged document: the part with its text cannot be unpacked or is no sound XML. {_SAVE}"


def of_container(body: bytes) -> str:
    """What follows the name of a file in the container of old office programs."""
    if _ENCRYPTED_PACKAGE in body:
        return LOCKED
    return "is an old Word document, which is not read. Save its text as .txt or .html."
