"""Text and Markdown files: the content itself is the text as read."""

from __future__ import annotations

from loaders.reading.decoding import Decoded, decode, doubts


def content(data: bytes, name: str) -> Decoded:
    """The characters of the file, Markdown marks and all; offsets point into them."""
    text, warnings = decode(data, name)
    return text, (*warnings, *doubts(text))
