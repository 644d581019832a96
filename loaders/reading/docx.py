"""Word files (.docx) to text, straight from their XML: paragraphs and tables in order, numbers of lists restored.

Read are insertions, text boxes (after their paragraph) and fields as last shown; left out are tracked deletions, hidden
text, headers and footers. Footnotes are left out with a warning.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from loaders.reading.decoding import Decoded, doubts, normal
from loaders.reading.docx_body import Body
from loaders.reading.docx_numbers import Numbers, local
from loaders.reading.tabbed import in_columns
from ontology.errors import UnreadableFile

LARGEST_PART = 50 * 1024 * 1024  # bytes unpacked; the XML of a plan of a hundred pages has five million
_BROKEN = "broken Word file ({}); open it in Word and save it anew"
_DOCUMENT = "word/document.xml"


def content(data: bytes, name: str) -> Decoded:
    """The text of a Word file: paragraphs, with a blank line between them.

    Raises `UnreadableFile` for broken archives, other zip files, and parts that unpack or expand beyond all measure.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _Parts(archive, name)
            main = parts.main()
            document = parts.parsed(main)
            numbering = parts.related(main, "numbering")
            styles = parts.related(main, "styles")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        # RuntimeError: a part is encrypted; NotImplementedError: an unknown compression.
        raise UnreadableFile(name, _BROKEN.format(str(error) or type(error).__name__)) from None
    body = Body(Numbers(numbering, styles), styles)
    text = normal("\n\n".join(in_columns(body.blocks(document))))
    if not text:
        raise UnreadableFile(name, "no text in this Word file; if it holds scanned pages, run OCR first")
    notes = (f"{body.notes} footnote{'s' * (body.notes > 1)} left out",) if body.notes else ()
    return text, (*notes, *doubts(text))


class _Parts:
    """The XML parts of a Word file, each read and parsed within limits."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.names = frozenset(archive.namelist())

    def main(self) -> str:
        """The name of the part with the text."""
        if "[Content_Types].xml" not in self.names and _DOCUMENT not in self.names:
            raise UnreadableFile(self.name, "a zip archive, not a Word file: unpack it, or save the document as .docx")
        found = [part for part in self._targets("_rels/.rels", "", "officeDocument") if part in self.names]
        main = found[0] if found else _DOCUMENT
        if main.startswith(("xl/", "ppt/")):
            raise UnreadableFile(self.name, "a spreadsheet or slides, not a Word file: save it as .docx or .pdf")
        if main not in self.names:
            raise UnreadableFile(self.name, _BROKEN.format("its text, document.xml, is missing"))
        return main

    def related(self, part: str, kind: str) -> etree._Element | None:
        """The part of a kind (numbering, styles) that belongs to `part`, parsed; None where there is none."""
        folder, base = posixpath.split(part)
        for target in self._targets(f"{folder}/_rels/{base}.rels", folder, kind):
            if target in self.names:
                return self.parsed(target)
        return None

    def parsed(self, part: str) -> etree._Element:
        with self.archive.open(part) as opened:
            data = opened.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            raise UnreadableFile(self.name, f"{part} unpacks to more than {LARGEST_PART >> 20} MB: no Word document")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root: etree._Element = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile(self.name, _BROKEN.format(f"{part}: {error.msg}")) from None
        if root.getroottree().docinfo.internalDTD is not None:
            # Word writes none; those that do try to expand entities.
            raise UnreadableFile(self.name, f"{part} declares XML entities: no Word document")
        return root

    def _targets(self, relations: str, folder: str, kind: str) -> list[str]:
        if relations not in self.names:
            return []
        found = []
        for relation in self.parsed(relations):
            if local(relation) == "Relationship" and (relation.get("Type") or "").endswith(f"/{kind}"):
                target = relation.get("Target") or ""
                found.append(
                    target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
        return found
