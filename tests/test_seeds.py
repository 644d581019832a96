"""The five plans the project was founded on: their score, their chains and duties, as the command answers.

They are real documents, read from ../shared and never copied; everything here is asked of the command itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import SHARED
from evidence import broken_laws
from running import Done, chidao

from loaders.reading import read, walk
from ontology.errors import UnreadableFile

SEEDS = SHARED / "corpus" / "seeds"
REAL = SHARED / "corpus" / "real"
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "store"
    done = chidao("load", SEEDS, "--store", folder)
    assert done.status == 0, done.err
    return folder


def asked(store: Path, *question: str) -> dict[str, Any]:
    """The JSON answer of a question."""
    done = chidao(*question, "--json", "--store", store)
    assert done.status == 0, done.err
    answer: dict[str, Any] = json.loads(done.out)
    return answer


def test_the_record_scores_as_the_gold_says(tmp_path: Path) -> None:
    said = tmp_path / "said.jsonl"
    said.write_text(chidao("extract", SEEDS).out, encoding="utf-8")
    score = [sys.executable, str(SHARED / "evaluation" / "score.py"), str(SHARED / "evaluation" / "gold" / "seeds")]
    done = subprocess.run([*score, str(said), "--floor", "0.97", "--slack", "1"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


DOCUMENTS = [path for folder in (SEEDS, REAL) if folder.is_dir() for path in walk([folder]).files]


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_fact_of_every_real_document_is_in_its_text(path: Path) -> None:
    """The two laws of evidence; what cannot be read is refused with its reason."""
    from loaders.record import extract
    from ontology.model import to_json

    try:
        text = read(path)
    except UnreadableFile as refusal:
        assert refusal.reason
        return
    assert broken_laws(to_json(extract(text)), text.content) == []


@pytest.mark.ocr
@pytest.mark.oldword
@pytest.mark.slow
def test_the_real_documents_are_all_read_scans_and_old_files_too() -> None:
    done = chidao("extract", REAL)
    assert done.status == 0
    head = {record["source"]["name"]: record["document"] for record in map(json.loads, done.out.splitlines())}
    assert len(head) > 40
    letter, directive = head["464-ttg-scan.pdf"], head["quang-ngai-07-ct-ubnd-2018.pdf"]
    assert (letter["type"], letter["number"], letter["issued"]) == ("Công văn", None, "2026-04")
    assert letter["issuer"]["name"] == "Thủ tướng Chính phủ"
    assert (directive["type"], directive["issued"]) == ("Chỉ thị", "2018-03")
    assert directive["issuer"]["of"] == "tỉnh Quảng Ngãi"


def test_the_chain_of_conclusion_57(store: Path) -> None:
    answer = asked(store, "chain", "57-KL/TW", "--down")
    node = {one["iri"]: one for one in answer["nodes"]}
    longest = [node[iri] for iri in answer["paths"][0]]
    assert [one["number"] for one in longest] == ["57-KL/TW", "149-KH/TU", "61/KH-UBND", None]
    assert (longest[-1]["issuer"], longest[-1]["held"]) == ("Ủy ban nhân dân huyện Cao Lộc", True)
    assert [one["held"] for one in longest[:-1]] == [False, False, False]
    shortcuts = [(node[e["from"]]["number"], node[e["to"]]["number"]) for e in answer["edges"] if e["shortcut"]]
    assert shortcuts == [(None, "149-KH/TU")]
    content = read(SEEDS / "cao-loc-2024.txt").content
    assert all(edge["quote"] == content[edge["start"] : edge["end"]] for edge in answer["edges"])


@pytest.mark.parametrize(
    ("document", "issuer"),
    [
        ("12/KH-UBND", "Ủy ban nhân dân thị xã Hương Trà"),
        ("1191/QĐ-TTg", "Ủy ban nhân dân tỉnh Phú Yên"),
        ("QĐ 1191/QĐ-TTg 2020", "Ủy ban nhân dân tỉnh Phú Yên"),
        ("149-KH/TU", "Ủy ban nhân dân huyện Cao Lộc"),
    ],
)
def test_who_carries_a_document_out(store: Path, document: str, issuer: str) -> None:
    assert issuer in [row["issuer"] for row in asked(store, "implementers", document)["rows"]]


def test_duties_of_an_office_named_and_through_its_groups(store: Path) -> None:
    question = ("duties", "Phòng Văn hóa và Thông tin", "--of", "huyện Cao Lộc")
    by = [row["by"] for row in asked(store, *question)["rows"]]
    assert (by.count("named"), len(by)) == (3, 13)
    assert by == sorted(by, key=lambda one: one != "named"), "those that name it come first"
    assert len(asked(store, *question, "--named-only")["rows"]) == 3


def test_missing_ranks_what_is_cited_and_not_held(store: Path) -> None:
    rows = asked(store, "missing")["rows"]
    numbers = [row["number"] for row in rows]
    assert {"57-KL/TW", "149-KH/TU", "61/KH-UBND", "12/KH-UBND", "1191/QĐ-TTg"} <= set(numbers)
    assert "92/KH-UBND" not in numbers and "224/KH-UBND" not in numbers
    assert [row["chains"] for row in rows] == sorted((row["chains"] for row in rows), reverse=True)


def test_check_names_the_real_defects_and_no_false_one(store: Path) -> None:
    done: Done = chidao("check", "--json", "--store", store)
    assert done.status == 4
    rows = json.loads(done.out)["rows"]
    assert {(row["file"], row["kind"]) for row in rows} == {
        ("cao-loc-2024.txt", "blank day"),
        ("cao-loc-2024.txt", "blank number"),
        ("ha-noi-2021.txt", "cut text"),
        ("hung-yen-2017.txt", "disagreement"),
        ("huong-tra-2022.txt", "no date"),
        ("huong-tra-2022.txt", "no number"),
        ("phu-yen-2021.txt", "blank day"),
        ("phu-yen-2021.txt", "blank number"),
    }


def test_loading_twice_changes_nothing_and_order_never_matters(store: Path, tmp_path: Path) -> None:
    before = chidao("export", "--format", "trig", "--store", store).out
    again = chidao("load", SEEDS, "--store", store)
    assert again.status == 0
    assert chidao("export", "--format", "trig", "--store", store).out == before
    for path in reversed(walk([SEEDS]).files):
        assert chidao("load", path, "--store", tmp_path / "other").status == 0
    assert chidao("export", "--format", "trig", "--store", tmp_path / "other").out == before
