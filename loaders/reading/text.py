"""The text of a file as read: the string that every offset of a record points into."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Text:
    """A file's characters, decoded and NFC, nothing else changed (for PDF, DOCX and HTML: the reader's output).

    Lines end in "\\n". Offsets everywhere are code points of `content`. `warnings` are the reader's doubts.
    """

    name: str
    content: str
    media_type: str = "text/plain"
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The sha256 of the content in UTF-8, hexadecimal."""
        return sha256(self.content.encode()).hexdigest()
