"""The record as JSON: every field comes back, absent stays absent, records annotated by hand are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import (
    Act,
    Agency,
    Assignee,
    Change,
    Citation,
    Deadline,
    Document,
    Funding,
    Link,
    Named,
    Note,
    Part,
    Recipient,
    Record,
    Report,
    Signatory,
    Source,
    Target,
    Task,
    from_json,
    to_json,
)

words = st.text(min_size=1, max_size=8)
maybe = st.none() | words
starts = st.integers(0, 10**6)
spans = {"start": starts, "end": starts}
quotes = {**spans, "quote": words}
agencies = st.builds(
    Agency, words, maybe, st.lists(words, max_size=2).map(tuple), st.booleans(), start=starts, end=starts
)
acts = st.builds(Act, maybe, maybe, maybe, maybe, st.none() | agencies)
relations = st.sampled_from(["implements", "legal_basis", "cites", "amends", "replaces"])
deadlines = st.one_of(
    st.builds(Deadline, st.sampled_from(["on", "before"]), date=words, **quotes),
    st.builds(Deadline, st.just("period"), from_=maybe, to=maybe, **quotes),
    st.builds(Deadline, st.just("recurring"), every=words, by=maybe, **quotes),
)
values = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


documents = st.builds(
    Document,
    type=maybe,
    number=maybe,
    issued=maybe,
    issuer=st.none() | agencies,
    level=st.none() | st.sampled_from(["central", "province", "district", "commune"]),
    title=maybe,
    signatories=several(st.builds(Signatory, words, maybe, maybe, **spans)),
    from_=maybe,
    to=maybe,
    parts=several(st.builds(Part, words, maybe, **spans)),
    complete=st.booleans(),
    evidence=st.dictionaries(words, st.tuples(starts, starts), max_size=2),
)
assignees = st.builds(Assignee, agencies, st.sampled_from(["lead", "coordinate"]), st.booleans())
tasks = st.builds(Task, words, words, several(assignees), several(deadlines), maybe, **quotes)
notes = st.builds(Note, words, words, **quotes).filter(lambda note: note.quote != note.text)
records = st.builds(
    Record,
    st.builds(Source, words, words, words, starts),
    documents,
    several(st.builds(Citation, acts, relations, starts, starts, words)),
    several(st.builds(Link, acts, relations, acts, **quotes)),
    several(st.builds(Change, relations, acts, maybe, **quotes)),
    several(st.builds(Named, words, **spans)),
    several(tasks),
    several(st.builds(Target, words, values, maybe, maybe, maybe, maybe, **quotes)),
    several(st.builds(Report, agencies, agencies, st.none() | agencies, several(deadlines), **quotes)),
    several(st.builds(Funding, words, **quotes)),
    several(st.builds(Recipient, agencies, maybe)),
    several(notes),
    several(notes),
)


@given(records)
@settings(deadline=None, derandomize=True, max_examples=150)
def test_a_record_comes_back_from_its_json(record: Record) -> None:
    assert from_json(json.loads(json.dumps(to_json(record), ensure_ascii=False))) == record


@given(records)
@settings(deadline=None, derandomize=True, max_examples=40)
def test_the_fields_stand_in_the_order_of_the_format(record: Record) -> None:
    data = to_json(record)
    assert list(data) == (
        "source document citations links changes named tasks targets reports funding recipients unread warnings".split()
    )
    assert list(data["document"])[:6] == ["type", "number", "issued", "issuer", "level", "title"]


AGENCY = {"name": "Sở Nội vụ", "of": "tỉnh Sơn Lam", "within": [], "start": 3, "end": 12}


@pytest.mark.parametrize(
    ("made", "printed"),
    [
        (Deadline("before", date="2024-06-30"), {"kind": "before", "date": "2024-06-30"}),
        (Deadline("on", date="2025-12"), {"kind": "on", "date": "2025-12"}),
        (Deadline("period", from_="2025-10", to="2025-12"), {"kind": "period", "from": "2025-10", "to": "2025-12"}),
        (Deadline("period", from_="2025"), {"kind": "period", "from": "2025", "to": None}),
        (Deadline("recurring", every="year", by="--11-15"), {"kind": "recurring", "every": "year", "by": "--11-15"}),
        (Deadline("recurring", every="continuous"), {"kind": "recurring", "every": "continuous"}),
    ],
    ids=lambda value: value.kind if isinstance(value, Deadline) else "",
)
def test_a_deadline_has_the_fields_of_its_kind_and_no_others(made: Deadline, printed: dict[str, Any]) -> None:
    data = to_json(Record(Source("x"), Document(), tasks=(Task("I", "Làm việc", (), (made,)),)))
    assert data["tasks"][0]["deadline"] == {**printed, "start": 0, "end": 0}


def test_one_deadline_is_an_object_and_several_are_a_list() -> None:
    def printed(*several: Deadline) -> Any:
        return to_json(Record(Source("x"), Document(), tasks=(Task("I", "Làm", (), several),)))["tasks"][0]["deadline"]

    june, may = Deadline("on", date="2024-06"), Deadline("on", date="2024-05")
    assert printed() is None
    assert printed(june)["date"] == "2024-06"
    assert [d["date"] for d in printed(june, may)] == ["2024-06", "2024-05"]


def test_requested_and_collective_are_printed_only_where_true() -> None:
    plain = Assignee(Agency("Sở Nội vụ", "tỉnh Sơn Lam", start=3, end=12), "lead")
    asked = Assignee(Agency("các sở", "tỉnh Sơn Lam", collective=True), "coordinate", True)
    task = to_json(Record(Source("x"), Document(), tasks=(Task("I", "Làm", (plain, asked)),)))["tasks"][0]
    assert task["assignees"][0] == {k: v for k, v in AGENCY.items() if k != "within"} | {"role": "lead"}
    assert (task["assignees"][1]["requested"], task["assignees"][1]["collective"]) == (True, True)


def test_the_quote_is_left_out_where_it_is_nothing_else_than_the_text() -> None:
    same = Funding("Ngân sách xã.", 5, 18, "Ngân sách xã.")
    wrapped = Funding("Ngân sách xã.", 5, 18, "Ngân sách\nxã.")
    first, second = to_json(Record(Source("x"), Document(), funding=(same, wrapped)))["funding"]
    assert "quote" not in first
    assert second["quote"] == "Ngân sách\nxã."


def test_a_record_by_hand_needs_no_spans_and_may_write_funding_as_strings() -> None:
    record = from_json(
        {
            "document": {"type": "Kế hoạch", "issuer": {"name": "Ủy ban nhân dân", "of": "xã Suối Mây"}},
            "tasks": [{"section": "I.1", "text": "Rà soát.", "assignees": [{"name": "Công an", "role": "lead"}]}],
            "funding": ["Ngân sách xã."],
            "reports": [{"by": {"name": "A"}, "to": {"name": "B"}}],
        }
    )
    assert record.document.complete
    assert record.document.issuer == Agency("Ủy ban nhân dân", "xã Suối Mây")
    assert record.tasks == (Task("I.1", "Rà soát.", (Assignee(Agency("Công an"), "lead"),), quote="Rà soát."),)
    assert record.funding == (Funding("Ngân sách xã.", quote="Ngân sách xã."),)
    assert record.reports == (Report(Agency("A"), Agency("B")),)
    assert from_json(to_json(record)) == record


@pytest.mark.shared
def test_every_gold_record_of_the_seeds_is_read_and_comes_back(shared: Path) -> None:
    paths = sorted((shared / "evaluation" / "gold" / "seeds").glob("*.json"))
    assert len(paths) == 5
    for path in paths:
        record = from_json(json.loads(path.read_text(encoding="utf-8")))
        assert record.tasks, path.name
        assert from_json(to_json(record)) == record, path.name
