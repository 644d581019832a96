"""The kinds of file that can be read, told by ending and by the first bytes; where these disagree the bytes are right.

Offices send .docx files named .doc, web pages saved as .doc, PDF named .txt; and archives and spreadsheets, which are
refused with what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from ontology.errors import UnreadableFile

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type and the module that reads it, imported when the first such file is met.

    Each such module has `content(data: bytes, name: str) -> tuple[str, tuple[str, ...]]`: the text, and warnings.
    """

    media_type: str
    module: str
    typed: bool = True  # its text is what somebody typed, perhaps in the letters of an old font; not what was seen


TEXT = Kind("text/plain", "loaders.reading.plain")
MARKDOWN = Kind("text/markdown", "loaders.reading.plain")
HTML = Kind("text/html", "loaders.reading.html")
DOCX = Kind(DOCX_TYPE, "loaders.reading.docx")
PDF = Kind("application/pdf", "loaders.reading.pdf", typed=False)
PNG = Kind("image/png", "loaders.reading.pictures", typed=False)
JPEG = Kind("image/jpeg", "loaders.reading.pictures", typed=False)
TIFF = Kind("image/tiff", "loaders.reading.pictures", typed=False)
LEGACY_WORD = Kind("application/msword", "loaders.reading.word97")
RTF = Kind("application/rtf", "loaders.reading.word97")

ENDINGS: dict[str, Kind] = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".docx": DOCX,
    ".pdf": PDF,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".tif": TIFF,
    ".tiff": TIFF,
    ".doc": LEGACY_WORD,
    ".rtf": RTF,
}
READABLE = ", ".join(ENDINGS)

# First bytes of what can be read …
_MAGIC = (
    (b"PK\x03\x04", DOCX),
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x89PNG", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
)
# … and of what cannot, with what to do.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a picture: save it as .png"),
    (b"Rar!", "an archive: unpack it first"),
    (b"7z\xbc\xaf", "an archive: unpack it first"),
    (b"\x1f\x8b", "an archive: unpack it first"),
    (b"MIME-Version:", "web archive: save it as .html or .docx"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's container: .doc, .xls, and encrypted .docx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_WORD_XML = re.compile(rb"<\?mso-application progid=\"Word|<w:wordDocument|<pkg:package", re.I)
_HEAD = 4096  # bytes looked at


def by_ending(path: PurePath) -> Kind | None:
    """The kind that a file's ending says, or None where chidao knows no such ending."""
    return ENDINGS.get(path.suffix.lower())


def by_content(data: bytes, said: Kind, name: str) -> Kind:
    """The kind that the bytes are, `said` (by the ending) where they don't tell; refuses what cannot be read yet."""
    head = data[:_HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise UnreadableFile(name, "protected by a password: save it without one")
        if _WORD_STREAM not in data:
            raise UnreadableFile(name, "an old Office file that is no Word document: save it as .docx or .pdf")
        return LEGACY_WORD
    for magic, reason in _REFUSED:
        if head.startswith(magic):
            raise UnreadableFile(name, reason)
    if _WORD_XML.search(head):
        raise UnreadableFile(name, "Word file in plain XML: save it as .docx")
    if said is PDF and b"%PDF-" in data[:1024]:  # as PDF readers do: some programs write a line before the header
        return PDF
    if _HTML_START.match(head):
        return HTML
    if said is PDF:
        raise UnreadableFile(name, "no PDF inside; fetch or save it anew")
    if said is DOCX:
        raise UnreadableFile(name, "no Word document inside (not a zip archive); save it anew")
    if said in (LEGACY_WORD, RTF):
        raise UnreadableFile(name, f"named {PurePath(name).suffix} but no Word file inside; save it as .docx or .txt")
    if said.module == PNG.module:
        raise UnreadableFile(name, "no picture inside; save it anew")
    return said
