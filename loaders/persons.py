"""Persons named by their post: Chủ tịch Ủy ban nhân dân tỉnh, Thủ trưởng các sở, ngành."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders import groups, known_names
from loaders.mentions import Mention
from ontology.names import tone_placed
from ontology.phrases import post_name, posts

if TYPE_CHECKING:
    from loaders.agencies import Reader


def post(reader: Reader, start: int, stop: int, end: int) -> Mention | None:
    """The person whose post stands from `start` to `stop`, with the body that it is held in."""
    text = reader.flow.text
    named = start + 4 if text[start : start + 4].lower() == "các " else start
    if (known := reader.known.get(named)) and known.end > stop:
        # A post with its body that a row names: "các PCT UBND tỉnh".
        mention = known_names.known_name(reader, named, known, end)
        if mention is not None:
            article = text[start:named]
            return mention._replace(
                name=article + mention.name, start=start, collective=mention.collective or bool(article)
            )
    for office in ("văn phòng", "phòng"):
        # "Chánh Văn phòng HĐND và UBND huyện": the office that the post is held in has a longer name.
        inner = stop - len(office)
        if reader.low.endswith(office, start, stop) and (known := reader.known.get(inner)) and known.end > stop:
            held = known_names.known_name(reader, inner, known, end)
            if held is not None and held.end > stop:
                return held._replace(name=tone_placed(text[start:stop]) + held.name[len(office) :], start=start)
    title = post_name(tone_placed(text[start:stop].strip()))
    body = None
    if stop < end and text[stop] == " ":
        # "Thủ trưởng cơ quan ngang Bộ": behind a post a group needs no article.
        body = reader.one(stop + 1, end) or groups.unnamed(reader, stop + 1, end)
    if body is None:
        return Mention(title, start, stop, collective=title.startswith("các ") or " các " in title)
    collective = body.collective or title.startswith(("các ", "Lãnh đạo"))
    return body._replace(name=f"{title} {body.name}", start=start, collective=collective)


def is_bare_post(reader: Reader, mention: Mention) -> bool:
    """Whether a person is named by the post alone: Giám đốc."""
    return not mention.rows and posts().fullmatch(reader.low, mention.start, mention.end) is not None
