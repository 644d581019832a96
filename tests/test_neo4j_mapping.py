"""From statements to a property graph: every class has one label, every term one name, and nothing is lost."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from filled import loaded

from ontology import terms
from queries import cypher_text, graph_names
from queries.ask import ask, questions
from queries.file_network import network

# What has no name of its own on the server, and where its content is.
ELSEWHERE = {
    terms.TYPE: "labels",
    terms.SUBJECT: "the start of the relationship",
    terms.PREDICATE: "its type",
    terms.OBJECT: "its end",
    terms.QUALIFIED_ASSOCIATION: "ASSIGNED_TO",
    terms.AGENT: "ASSIGNED_TO",
    terms.RECIPIENT: "SENT_TO",
    terms.ORIGINAL_ORGANIZATION: "SUCCEEDED_BY",
    terms.RESULTING_ORGANIZATION: "SUCCEEDED_BY",
    terms.ORIGINAL_PLACE: "SUCCEEDED_BY",
    terms.RESULTING_PLACE: "SUCCEEDED_BY",
}
AS_RELATIONSHIPS = {
    terms.ASSERTION: "the relation itself",
    terms.ASSIGNMENT: graph_names.ASSIGNED_TO,
    terms.RECEIPT: graph_names.SENT_TO,
    terms.CHANGE_EVENT: graph_names.SUCCEEDED_BY,
    terms.TERRITORIAL_CHANGE: graph_names.SUCCEEDED_BY,
    terms.ORGANIZATION: graph_names.AGENCY,
}


def test_no_two_terms_have_one_name_and_no_two_classes_one_label() -> None:
    names = Counter(row.name for row in graph_names.names().values())
    assert [name for name, count in names.items() if count > 1] == []
    labels = Counter(row.label for row in graph_names.labels().values())
    assert [label for label, count in labels.items() if count > 1] == []
    assert not {graph_names.MARK, graph_names.DERIVED} & set(labels)


@pytest.mark.parametrize("row", graph_names.names().values(), ids=lambda row: row.term)
def test_relationships_are_capital_and_properties_small(row: graph_names.Name) -> None:
    pattern = r"[a-z][a-z0-9_]*" if row.form == "property" else r"[A-Z][A-Z_]*"
    assert re.fullmatch(pattern, row.name)
    assert not row.short or row.form == "property"


def test_every_relation_between_documents_has_its_relationship() -> None:
    assert set(graph_names.relations()) == set(terms.RELATIONS)
    forms = {row.name: row.form for row in graph_names.names().values()}
    assert all(forms[name] == "relation" for name in graph_names.relations().values())


def test_all_that_the_examples_state_has_a_name_on_the_server(examples: Path, tmp_path: Path) -> None:
    with loaded(tmp_path / "store", [examples]) as store:
        graphs = {name: store.statements(name) for name, _ in store.graphs()}
    for statements in graphs.values():
        for subject, term, value in statements:
            if subject.startswith(terms.CONCEPT):
                continue  # the Vietnamese name of a type; the view of a document has it
            assert term in graph_names.names() or term in ELSEWHERE, term
            if term == terms.TYPE:
                assert value in graph_names.labels() or value in AS_RELATIONSHIPS, value


def test_own_nodes_bear_their_file_and_shared_ones_do_not(examples: Path, tmp_path: Path) -> None:
    sorts = {row.label: row.sort for row in graph_names.labels().values()}
    with loaded(tmp_path / "store", [examples]) as store:
        for name, _ in store.graphs():
            mapped = network(name, store.statements(name))
            for iri, attributes in mapped.nodes(data=True):
                (label,) = attributes["labels"]
                own = sorts.get(label) == "own"
                assert (attributes["said"].get("file") == name) == own
                assert iri == name or own or mapped.has_edge(name, iri, f"{graph_names.DESCRIBES} ")
                assert not own or attributes["said"]["name"]


def test_each_fact_is_one_relationship_with_its_sentence(examples: Path, tmp_path: Path) -> None:
    with loaded(tmp_path / "store", [examples]) as store:
        stated = {(row["from"], row["to"], row["relation"], row["start"]) for row in ask(store, "relations").rows}
        drawn = {
            (one, other, said["said"]["relation"], said["said"]["start"])
            for name, _ in store.graphs()
            for one, other, said in network(name, store.statements(name)).edges(data=True)
            if "relation" in said["said"]
        }
    assert drawn == stated


def test_the_same_statements_give_the_same_network(examples: Path, tmp_path: Path) -> None:
    with loaded(tmp_path / "store", [examples]) as store:
        name = next(name for name, _ in store.graphs())
        statements = store.statements(name)
    one, other = network(name, statements), network(name, reversed(statements))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


# ---------------------------------------------------------------- twins as files

HEADER = re.compile(r"^(?:#|//) (vi|en|in|out|example): (.*)$", re.MULTILINE)


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_question_has_its_twin_with_the_same_header(name: str) -> None:
    sparql = (resources.files("queries") / f"{name}.rq").read_text(encoding="utf-8")
    assert HEADER.findall(cypher_text.twin(name)) == HEADER.findall(sparql)


def test_no_twin_is_without_its_question() -> None:
    twins = {entry.name for entry in resources.files("queries").iterdir() if entry.name.endswith(".cypher")}
    assert twins == {f"{question.name}.cypher" for question in questions()}


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_twin_takes_every_parameter_bound_and_only_where_it_is_given(question: object) -> None:
    from queries.ask import Question

    assert isinstance(question, Question)
    text = cypher_text.twin(question.name)
    names = {parameter.name for parameter in question.parameters}
    assert "$" not in re.sub(r"\$(short|term|class)\b", "", cypher_text.bound(text, ()))
    given = cypher_text.bound(text, names)
    assert set(re.findall(r"\$(\w+)", given)) - {"short", "term", "class"} == names
