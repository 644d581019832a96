"""The element of a web page that holds the document, found without knowing the portal.

Menus, banners and lists of links are left out first. Then, from the body inwards, the element is followed that holds
nearly all that is left and every mark of a document (motto, number, "Nơi nhận", a long paragraph); where no inner one
does, it is found.
"""

from __future__ import annotations

import re

from lxml import etree

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Never part of a text, whatever they hold.
_NO_TEXT = (
    "script style noscript template head title meta link svg math canvas iframe object embed audio video img map "
    "select option datalist button input textarea"
)
_DROPPED = frozenset(_NO_TEXT.split())
_FURNITURE = frozenset(("nav", "footer", "aside"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "menu", "menubar", "tablist", "toolbar", "dialog")
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
# Marks of a document, from its head to its foot. Menus, lists of titles and tables of contents have none of them.
_MARKS = re.compile(
    r"Độc\s+lập\s*[-–]\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Nơi\s+nhận\s*:|Kính\s+gửi\s*:"
    r"|^\s*Căn\s+cứ\s|^\s*(?:TM|KT|TL|TUQ)\s*\.\s|^\s*Số\s*:\s*\S*/"
)
_CONTAINERS = frozenset(("div", "main", "article", "section", "form", "td", "center", "span"))
_LONG_PARAGRAPH = 120  # characters; a paragraph of prose, without links, is no portal's
_NEARLY_ALL = 0.75  # share of the page's text that the document's element holds


def is_shown(element: etree._Element) -> bool:
    """Whether an element is text that the page shows: no script, form control, menu, nor hidden."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROPPED or tag in _FURNITURE:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    if element.get("role") in _FURNITURE_ROLES or _HIDDEN.search(element.get("style") or ""):
        return False
    return not (tag in ("ul", "ol") and _is_menu(element))


def article(root: etree._Element) -> etree._Element:
    """The innermost container that holds the document; the whole body where the page is nothing else."""
    length, marks = _measures(root)
    here = found = next(root.iter("body"), root)
    enough = length.get(here, 0) * _NEARLY_ALL
    while True:
        inner = [c for c in here if length.get(c, 0) >= enough and marks.get(c, 0) == marks.get(here, 0)]
        if len(inner) != 1:
            return found
        here = inner[0]
        # A table or list alone is a part of the document, however long; what it may hold is looked into.
        if here.tag in _CONTAINERS:
            found = here


def _measures(root: etree._Element) -> tuple[dict[etree._Element, int], dict[etree._Element, int]]:
    """For each shown element the characters of text in it, and the marks of a document."""
    length: dict[etree._Element, int] = {}
    marks: dict[etree._Element, int] = {}
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                _add(length, marks, element.getparent(), element.tail)
            continue
        if event == "start":
            if not is_shown(element) and element is not root:
                skipped = element
                continue
            length[element] = marks[element] = 0
            _add(length, marks, element, element.text)
        elif element is not root:
            parent = element.getparent()
            if element.tag == "p" and length[element] >= _LONG_PARAGRAPH and element.find(".//a") is None:
                marks[element] += 1
            if parent is not None and parent in length:
                length[parent] += length[element]
                marks[parent] += marks[element]
            _add(length, marks, parent, element.tail)
    return length, marks


def _add(
    length: dict[etree._Element, int],
    marks: dict[etree._Element, int],
    element: etree._Element | None,
    text: str | None,
) -> None:
    if text and element is not None and element in length:
        length[element] += len(text.strip())
        marks[element] += _MARKS.search(text) is not None


def _is_menu(items: etree._Element) -> bool:
    """Whether a list is three links or more and nothing beside them."""
    links = items.findall(".//a[@href]")
    if len(links) < 3:
        return False
    linked = sum(len(_words(link)) for link in links)
    return linked >= 0.9 * len(_words(items))


def _words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()
