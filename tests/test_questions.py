"""Question files: whole headers, checked parameters, and the same answers from the store and from rdflib."""

from __future__ import annotations

from pathlib import Path

import invented
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import WrongUse
from queries.ask import Question, ask, check_value, parse, question, questions
from queries.oxigraph_store import open_store
from queries.sparql_text import bound, term

# rdflib warns of its own old names.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NAMES = [asked.name for asked in questions()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.saved(tmp_path_factory.mktemp("questions") / "store", [*invented.chain(), *invented.odd()])


@pytest.fixture(scope="module")
def over_trig(folder: Path) -> invented.DatasetStore:
    return invented.exported(folder)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_a_whole_header(name: str) -> None:
    asked = question(name)
    assert asked.vi.endswith("?")
    assert asked.en.endswith("?")
    assert tuple(asked.example) == asked.columns
    assert {parameter.name for parameter in asked.parameters} <= set(asked.columns)


@pytest.mark.parametrize("name", NAMES)
def test_the_store_and_rdflib_over_exported_trig_give_the_same_answer(
    name: str, folder: Path, over_trig: invented.DatasetStore
) -> None:
    with open_store(folder) as store:
        whole = ask(store, name)
        assert whole.rows, "the invented documents must have an answer to every question"
        assert ask(over_trig, name) == whole
        for parameter in question(name).parameters:
            values = sorted({str(row[parameter.name]) for row in whole.rows if row[parameter.name] is not None})
            for some in (values[:1], values[-2:]):
                answer = ask(store, name, **{parameter.name: some})
                assert answer.rows == tuple(row for row in whole.rows if row[parameter.name] in some)
                assert ask(over_trig, name, **{parameter.name: some}).rows == answer.rows


def test_any_of_none_has_no_rows(over_trig: invented.DatasetStore) -> None:
    assert ask(over_trig, "held", document=[]).rows == ()


class Mute:
    """A store that must not be asked."""

    def answer(self, question: Question, values: object) -> tuple[()]:
        raise AssertionError(f"asked {question.name} with {values}")


def test_no_store_is_asked_with_wrong_values_or_without_any() -> None:
    assert ask(Mute(), "relations", to=[], relation="cites").rows == ()
    with pytest.raises(WrongUse, match="is not an IRI"):
        ask(Mute(), "relations", to="57-KL/TW", relation=[])
    with pytest.raises(WrongUse, match="no parameter 'plan'"):
        ask(Mute(), "relations", plan=[])


def test_the_answer_as_json(over_trig: invented.DatasetStore) -> None:
    plan = invented.iri_of(invented.chain()[0])
    said = ask(over_trig, "held", document=plan).to_json()
    assert list(said) == ["question", "parameters", "columns", "rows"]
    assert said["question"] == "held"
    assert said["parameters"] == {"document": plan}
    assert [list(row) for row in said["rows"]] == [said["columns"]]


def test_rows_are_sorted_whatever_the_store_gives(over_trig: invented.DatasetStore) -> None:
    starts = [int(str(row["start"])) for row in ask(over_trig, "tasks").rows]
    assert len(starts) > 3
    rows = ask(over_trig, "tasks").rows
    assert list(rows) == sorted(rows, key=lambda row: str(row["task"]))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no iri",
        "https://w3id.org/x> } DROP ALL #",
        'https://w3id.org/"x',
        "https://w3id.org/x\n",
        "https://x\\u003E",
    ],
)
def test_what_is_no_iri_is_refused(value: str, over_trig: invented.DatasetStore) -> None:
    with pytest.raises(WrongUse, match="is not an IRI"):
        ask(over_trig, "held", document=value)


def test_unknown_parameters_and_questions_are_refused(over_trig: invented.DatasetStore) -> None:
    with pytest.raises(WrongUse, match="no parameter 'plan'; it takes: document"):
        ask(over_trig, "held", plan="https://w3id.org/x")
    with pytest.raises(WrongUse, match="no such question"):
        ask(over_trig, "../held")


@given(st.text())
def test_any_words_come_back_as_they_are(words: str) -> None:
    """Words given to a question are a literal and nothing else, whatever is in them."""
    from rdflib import Dataset

    if "\x00" in words or any(0xD800 <= ord(letter) <= 0xDFFF for letter in words):
        return
    rows = list(Dataset().query(f"SELECT ?w {{ VALUES ?w {{ {term('text', words)} }} }}"))
    assert [str(row[0]) for row in rows] == [words]  # type: ignore[index]


@pytest.mark.parametrize("date", ["2024", "2024-03", "2024-03-18"])
def test_dates_are_iso(date: str) -> None:
    check_value("date", date)
    assert term("date", date) == f'"{date}"'


@pytest.mark.parametrize("date", ["18/3/2024", "2024-3", '2024"', ""])
def test_other_dates_are_refused(date: str) -> None:
    with pytest.raises(WrongUse, match="is not a date"):
        check_value("date", date)


HEADER = '# vi: Gì?\n# en: What?\n# out: ?a\n# example: {"a": 1}\n'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SELECT * {}", "lacks vi, en, out, example"),
        (HEADER + "# in: ?a (number) x\n", "a parameter is written"),
        (HEADER.replace('"a"', '"b"'), "the example row has"),
    ],
)
def test_a_header_that_is_not_whole_is_an_error(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse("x", text)


def test_parameters_are_bound_inside_the_graph() -> None:
    asked = parse(
        "x", HEADER + "# in: ?a (iri) x\n# in: ?b (text) y\nWHERE {\n  GRAPH ?file {\n    ?a ?p ?b .\n  }\n}\n"
    )
    assert isinstance(asked, Question)
    assert bound(asked, {"a": ("urn:x", "urn:y"), "b": ('"',)}).splitlines()[-7:] == [
        "WHERE {",
        "  GRAPH ?file {",
        "    VALUES ?a { <urn:x> <urn:y> }",
        "    ?a ?p ?b .",
        "  }",
        '    VALUES ?b { "\\"" }',
        "}",
    ]


def test_docs_list_every_question() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    listed = [line for line in page.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{asked.name}` | {asked.en} |" for asked in questions()]
