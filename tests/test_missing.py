"""Missing documents: cited and not held, ranked by the chains that each would close. All documents are invented."""

from __future__ import annotations

import json
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner

from chidao.cli import cli
from queries.missing import missing

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

PROVINCE, SUOI_NGA, DA_XANH, DONG_MAY = (invented.iri_of(one) for one in invented.chain())


def test_most_chains_first_then_most_citations() -> None:
    rows = missing(invented.store_of(invented.chain())).rows
    assert [(row["number"] or row["title"], row["chains"], row["citations"]) for row in rows] == [
        ("210-KH/TU", 3, 2),
        ("90-KL/TW", 3, 1),
        ("12/KH-UBND", 1, 1),
        ("99/2015/NĐ-CP", 0, 2),
        ("Luật Đất đai", 0, 1),
    ]
    assert rows[0]["cited_by"] == sorted([PROVINCE, SUOI_NGA])


def test_what_is_loaded_is_missing_no_more() -> None:
    rows = missing(invented.store_of([*invented.chain(), *invented.odd()])).rows
    assert "12/KH-UBND" not in {row["number"] for row in rows}


def test_an_incomplete_name_of_a_held_document_is_not_missing() -> None:
    rows = missing(invented.store_of([*invented.chain(), *invented.odd()])).rows
    assert "77/KH-UBND" not in {row["number"] for row in rows}


def test_an_empty_store_misses_nothing() -> None:
    assert missing(invented.store_of([])).rows == ()


def test_the_command(tmp_path: Path) -> None:
    folder = invented.saved(tmp_path / "store", invented.chain())
    told = CliRunner().invoke(cli, ["missing", "--store", str(folder)], catch_exceptions=False).output.splitlines()
    assert told[:3] == [
        "Văn bản được nhắc đến mà kho chưa có",
        "Số\tLoại\tCơ quan ban hành\tNgày\tChuỗi\tLần nhắc\tVăn bản nhắc đến",
        "210-KH/TU\tKế hoạch\tBan Thường vụ Tỉnh ủy Thanh Lam\t29/01/2024\t3\t2\t"
        "77/KH-UBND; Kế hoạch (số trống) Ủy ban nhân dân huyện Suối Ngà",
    ]
    said = json.loads(CliRunner().invoke(cli, ["missing", "--json", "--store", str(folder)]).output)
    assert [list(row) for row in said["rows"]] == [said["columns"]] * 5


@pytest.mark.shared
def test_what_the_founding_plans_cite_and_do_not_hold(shared: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    CliRunner().invoke(cli, ["load", str(shared / "corpus" / "seeds"), "--store", folder], catch_exceptions=False)
    rows = json.loads(CliRunner().invoke(cli, ["missing", "--json", "--store", folder]).output)["rows"]
    assert (rows[0]["number"], rows[0]["chains"], rows[0]["citations"]) == ("1191/QĐ-TTg", 1, 3)
    assert {"57-KL/TW", "149-KH/TU", "61/KH-UBND", "12/KH-UBND"} <= {row["number"] for row in rows if row["chains"]}
    assert {"22/2016/TT-BTTTT", "60/2017/QĐ-UBND"} <= {row["number"] for row in rows if not row["chains"]}
