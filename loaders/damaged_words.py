"""What damaged words stand for: phrases of the tables, words before figures, codes and Roman numbers, syllables.

The first half of `mending`: where a text shows damage, each place that is read otherwise than printed. Phrases are
looked for by their letters, with marks, spaces and the difference of look-alikes (l I 1, O 0) left out, all at once.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from loaders.reading.syllables import WORD, is_syllable
from ontology import phrases, tables
from ontology.abbreviations import abbreviations
from ontology.names import UPPER, folded
from ontology.rows import read_table
from ontology.wording import Wording

_SHORTEST = 4  # letters of a phrase
_LONG_ENOUGH = 8  # letters of a phrase that is known with one of them lost
_VERY_LONG = 20  # characters of a phrase that nothing else looks like
_LONGEST = 160  # characters of a phrase
_OFTEN = 3  # times that a word stands beside another
_OFTENER = 8  # times as often as the word that it is taken for
_ABBREVIATED = re.compile(r"[A-ZĐ]{2}|\.|…")
_MARKS = {0x0300, 0x0301, 0x0302, 0x0303, 0x0306, 0x0309, 0x031B, 0x0323}


class Change(NamedTuple):
    """A place of the text, and the words that are read there."""

    start: int
    end: int
    words: str


def changes(content: str) -> list[Change]:
    """All that is read otherwise than printed, in order, none over another; phrases first, single words last."""
    damaged, exact = _phrases(content)
    taken: set[int] = set()
    kept = _free(damaged, taken)
    for start, end in exact:
        taken.update(range(start, end))  # what stands there as it should is no damaged word
    kept += _free((*_before_figures(content), *_codes_and_numerals(content), *_words(content)), taken)
    return sorted(kept)


def _free(found: Iterable[Change], taken: set[int]) -> list[Change]:
    """The changes of places that are not taken; they are then."""
    kept: list[Change] = []
    for change in found:
        places = range(change.start, max(change.end, change.start + 1))
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(change)
    return kept


@cache
def _letter(one: str) -> str:
    """A letter without marks, and one for those that look alike; white space is nothing."""
    if one.isspace():
        return ""
    plain = unicodedata.normalize("NFD", folded(one))
    plain = "".join(c for c in plain if ord(c) not in _MARKS).replace("đ", "d")
    return {"l": "i", "1": "i", "0": "o"}.get(plain, plain)[:1]


def letters(words: str) -> str:
    """What is left of words where marks, spaces and the difference of look-alikes are lost.

    >>> letters("Kế hoạch"), letters("K ê hoach")
    ('kehoach', 'kehoach')
    """
    return "".join(map(_letter, words))


def by_letters(words: Counter[str]) -> dict[str, str]:
    """The most frequent syllable among the words with these letters."""
    found: dict[str, str] = {}
    for word, _ in sorted(words.items(), key=lambda pair: (-pair[1], pair[0])):
        if len(word) > 1 and is_syllable(word):
            found.setdefault(letters(word), word)
    return found


# ---------------------------------------------------------------- phrases


class _Known(NamedTuple):
    """All phrases by their letters, also by what one loss or look-alike makes of them, and what finds them at once."""

    scanner: Any
    patterns: list[str]
    phrases: dict[str, tuple[str, ...]]
    spelling: dict[str, str]  # of a folded phrase, with its capitals


@cache
def _known() -> _Known:
    from ahocorasick_rs import AhoCorasick

    exact: dict[str, set[str]] = defaultdict(set)
    spelling: dict[str, str] = {}
    for phrase in _table_phrases():
        key = letters(phrase)
        if len(key) >= _SHORTEST and " " in phrase:
            exact[key].add(folded(phrase))
            spelling.setdefault(folded(phrase), phrase)
    near: dict[str, set[str]] = defaultdict(set)
    for key, names in exact.items():
        for damaged in _damaged(key):
            near[damaged] |= names
    for key, names in near.items():
        if key not in exact and len(names) == 1:
            exact[key] = names
    patterns = sorted(exact)
    return _Known(AhoCorasick(patterns), patterns, {key: tuple(sorted(exact[key])) for key in patterns}, spelling)


def _damaged(key: str) -> Iterator[str]:
    """The letters of a phrase with one lost, with rn for m, with b for đ (Bơn vị)."""
    if len(key) >= _LONG_ENOUGH:
        yield from {key[:n] + key[n + 1 :] for n in range(1, len(key)) if key[n].isalpha()}
        if "m" in key:
            yield key.replace("m", "rn", 1)
    for n, one in enumerate(key):
        if one == "d":
            yield f"{key[:n]}b{key[n + 1 :]}"


def _table_phrases() -> Iterator[str]:
    """The phrases of all tables that rules look words up in, abbreviations left out; of places those that are no
    communes.
    """
    names = [(body.name, *body.aliases) for body in tables.agencies()]
    names += [(kind.name, *kind.aliases) for kind in tables.document_types()]
    names += [(relation.name, *relation.aliases) for relation in tables.relations()]
    names += [(role.name, *role.aliases) for role in tables.roles()]
    names += [(label.name, *label.aliases) for label in read_table("labels", phrases.Label)]
    names += [(post.name, *post.aliases) for post in read_table("posts", phrases.Post)]
    for word in read_table("wording", Wording):
        # An alias of the same letters is a print of the phrase without its marks (Noi nhan).
        names.append((word.name, *(alias for alias in word.aliases if letters(alias) != letters(word.name))))
    yield from (one.strip(":") for several in names for one in several if not _ABBREVIATED.search(one))
    yield from (row.name for row in tables.agency_heads())
    yield from (place.name for place in tables.places() if place.level in ("province", "district"))
    yield from (row.name for row in read_table("group_nouns", phrases.GroupNoun))
    yield from (*phrases.action_words(), *phrases.section_words()[1], *phrases.columns())
    yield from (row.name for row in phrases.damaged_words())


@cache
def _own_words() -> frozenset[str]:
    """Words that are known only so that they are left as they are."""
    return frozenset(folded(row.name) for row in phrases.damaged_words() if row.kind == "own")


def _phrases(content: str) -> tuple[list[Change], list[tuple[int, int]]]:
    """The damaged prints of phrases, the longest first, and where phrases stand as they should."""
    known = _known()
    places = [at for at, one in enumerate(content) if not one.isspace()]
    squeezed = "".join(_letter(content[at]) or "?" for at in places)
    found: list[Change] = []
    exact: list[tuple[int, int]] = []
    for number, start, end in known.scanner.find_matches_as_indexes(squeezed, overlapping=True):
        first, last = places[start], places[end - 1] + 1
        if not (_edge(content, first) and _edge(content, last)) or content.count("\n", first, last) > 1:
            continue
        printed = " ".join(content[first:last].split())
        names = known.phrases[known.patterns[number]]
        if folded(printed) in names:
            exact.append((first, last))
            continue
        name = min(names, key=lambda name: (_differences(printed, name), name))
        if (
            name not in _own_words()
            and _differences(printed, name) <= max(1, len(name) // 5)
            and _may_be(printed, name)
        ):
            found.append(Change(first, last, _cased(known.spelling[name], content[first:last])))
    exact.sort()
    found = [change for change in found if not _cuts(change, exact)]
    return sorted(found, key=lambda change: (change.start - change.end, change.start)), exact


def _edge(content: str, at: int) -> bool:
    """Whether a word begins or ends here."""
    return not (
        0 < at < len(content) and (content[at - 1].isalnum() or content[at - 1] == "/") and content[at].isalnum()
    )


def _may_be(printed: str, name: str) -> bool:
    """Whether these words can be a damaged print of the phrase: none a figure or abbreviation, and where letters are
    missing, too, one is no syllable.
    """
    words = re.findall(r"\w+", printed)
    if any(word.isdigit() for word in words) or (words[-1].isupper() and not printed.isupper()):
        return False
    same = letters(printed).replace("b", "d") == letters(name).replace("b", "d")
    return same or len(name) > _VERY_LONG or not all(map(is_syllable, words))


def _differences(printed: str, name: str) -> int:
    """In how many letters two prints of a phrase differ."""
    low = folded(printed)
    if len(low) == len(name):
        return sum(a != b for a, b in zip(low, name, strict=True))
    return max(len(low), len(name)) - (Counter(low) & Counter(name)).total()


def _cuts(change: Change, exact: list[tuple[int, int]]) -> bool:
    """Whether a change would cut into a phrase that stands there as it should: phổ *biến pháp* luật is no biện pháp."""
    first = bisect_left(exact, (change.start - _LONGEST, 0))
    around = exact[first : bisect_left(exact, (change.end, 0))]
    return any(
        start < change.end and change.start < end and not (change.start <= start and end <= change.end)
        for start, end in around
    )


def _cased(name: str, printed: str) -> str:
    """The phrase in the capitals of its print, or in its own where its words are glued or apart; its wrap is kept."""
    said, words = printed.split(), name.split(" ")
    if sum(c.isupper() for c in printed) * 2 > sum(c.isalpha() for c in printed):
        words = name.upper().split(" ")
    elif len(said) == len(words):
        words = [_begun(word, one[0].isupper()) for word, one in zip(words, said, strict=True)]
    else:
        words[0] = _begun(words[0], said[0][0].isupper())
    behind = len(printed[: printed.index("\n")].split()) if "\n" in printed else 0
    if 0 < behind < len(words):
        return " ".join(words[:behind]) + "\n" + " ".join(words[behind:])
    return " ".join(words)


def _begun(word: str, capital: bool) -> str:
    return (word[:1].upper() if capital else word[:1].lower()) + word[1:]


# ---------------------------------------------------------------- figures, codes, single words

_FIGURES = {
    "ngày": r"\d{1,2}\b",
    "tháng": r"\d{1,2}\b",
    "năm": r"(?:19|20)\d\d\b",
    "số": r":?\s*\d+\s?[/-]",
    "điều": r"\d",
}
_CODE = re.compile(r"(?<=\d)\s?[-/]\s?(?:\d{4}\s?/\s?)?(?P<code>[A-ZĐÐ]{2,6}(?:\s?[-/]\s?[A-ZĐÐ][A-Za-zĐÐ]{1,8})?)")
_PART = re.compile(r"[A-Za-zĐÐ]+")
_GLUED = re.compile(r"(?<=[A-ZĐ][A-ZĐg])(?=(?:ngày|của|về)\s)|(?<=\d{4})(?=của\s)")  # 57-NQ/TWngày
_ROMAN = re.compile(  # lII. TỔ CHỨC
    r"(?m)^[ \t*#]*(?P<roman>(?=[IVXl1]*[VXI])(?=[IVX1]*[l1])[IVXl1]{2,5}|l|HI|IH)(?=\s?[.)]\s*\**[" + UPPER + r"]{2})"
)
_NUMERALS = str.maketrans({"l": "I", "1": "I", "H": "II"})


@cache
def _figure_words() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of words that stand before figures: any marks, letters together or drawn apart."""
    alike: dict[str, str] = defaultdict(str)
    for code in (*range(0x41, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        if chr(code).isalpha():
            alike[_letter(chr(code))] += chr(code)
    return [
        (re.compile(r"(?<!\w)" + " ?".join(f"[{alike[_letter(one)]}]" for one in word) + rf"(?=\s?{behind})"), word)
        for word, behind in _FIGURES.items()
    ]


def _before_figures(content: str) -> Iterator[Change]:
    """Ngày, tháng, năm, số, Điều before a figure."""
    for pattern, word in _figure_words():
        for match in pattern.finditer(content):
            if folded(match.group()) != word:
                yield Change(match.start(), match.end(), _cased(word, match.group()))


def _codes_and_numerals(content: str) -> Iterator[Change]:
    """Đ in the codes of numbers (QD-TTg, QB-TTg), a date glued to a number, Roman numbers."""
    known, with_bar = _codes()
    for match in _CODE.finditer(content):
        for part in _PART.finditer(content, *match.span("code")):
            right = with_bar.get(letters(part.group().replace("B", "Đ"))) or with_bar.get(letters(part.group()))
            if right and part.group().upper() not in known:
                yield Change(part.start(), part.end(), right)
    for match in _abbreviations()[0].finditer(content):
        right = _abbreviations()[1].get(letters(match.group()))
        apart = match.group().split(" ")
        if right and match.group() not in {right, *known} and (len(apart) == 1 or min(map(len, apart)) == 1):
            yield Change(*match.span(), right)
    for match in _GLUED.finditer(content):
        yield Change(match.start(), match.start(), " ")
    for match in _ROMAN.finditer(content):
        yield Change(*match.span("roman"), match["roman"].translate(_NUMERALS))


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Abbreviations of four letters and more, drawn apart or without the bar of their Đ (U BND, TTDT)."""
    shorts = {short for row in abbreviations() for short in row.short if re.fullmatch(r"[A-ZĐ]{4,}", short)}
    by_key = {letters(short): short for short in sorted(shorts)}
    one = "|".join(
        " ?".join("[ĐDÐ]" if c == "Đ" else c for c in short) for short in sorted(shorts, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{one})(?!\w)"), by_key


@cache
def _codes() -> tuple[frozenset[str], dict[str, str]]:
    """All codes of types and agencies, upper case, and those with a Đ by their letters."""
    codes = {"HĐND", *(code for row in tables.document_types() for code in row.code)}
    codes |= {code for row in tables.agencies() for code in row.code}
    with_bar: dict[str, str] = {}
    for code in sorted(codes):
        if "Đ" in code:
            with_bar.setdefault(letters(code), code)
    return frozenset(code.upper() for code in codes), with_bar


def _words(content: str) -> Iterator[Change]:
    """Words that are no syllables, as the document's most frequent word of the same letters."""
    found = list(WORD.finditer(content))
    low = [match.group().lower() for match in found]
    words = Counter(low)
    pairs = Counter(pairwise(low))
    frequent = by_letters(words)
    alike: dict[str, list[str]] = defaultdict(list)
    for one in words:
        alike[letters(one)].append(one)
    for n, match in enumerate(found):
        word, printed = low[n], match.group()
        if len(word) < 2 or (printed.isupper() and printed.isascii()):
            continue
        if not is_syllable(word):
            right = frequent.get(letters(word))
            if right and words[right] >= 2 and len(right) == len(word):
                yield Change(match.start(), match.end(), _cased(right, printed))
        elif 0 < n < len(low) - 1 and pairs[low[n - 1], word] == pairs[word, low[n + 1]] == 1:
            # A syllable that stands once between these two, where its like stands often beside one of them.
            others = [one for one in alike[letters(word)] if folded(one) != folded(word) and len(one) == len(word)]
            beside = {one: max(pairs[low[n - 1], one], pairs[one, low[n + 1]]) for one in others}
            right = max(sorted(beside), key=lambda one: beside[one], default="")
            if right and beside[right] >= _OFTEN and words[right] >= _OFTENER * words[word]:
                yield Change(match.start(), match.end(), _cased(right, printed))
