"""Check names real defects and no others. All documents are invented, but for the five founding plans."""

from __future__ import annotations

import json
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner

from chidao.check import KINDS
from chidao.check import defects as listed
from chidao.cli import cli
from ontology.model import Record
from queries.checks import Defect, defects

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

PROVINCE, SUOI_NGA, DA_XANH, DONG_MAY = (invented.iri_of(one) for one in invented.chain())
WRONG, COPY = (invented.iri_of(one) for one in invented.odd())


def found(*records: Record) -> list[tuple[str, str]]:
    return [(defect.document, defect.kind) for defect in defects(invented.store_of(records))]


def test_sound_plans_have_no_defects() -> None:
    province, _, da_xanh, dong_may = invented.chain()
    assert found(province, da_xanh, dong_may) == []


def test_a_draft_without_number_and_day_is_named() -> None:
    assert found(*invented.chain()) == [(SUOI_NGA, "no number")]


def test_everything_that_is_wrong_with_one_plan() -> None:
    listed = defects(invented.store_of([*invented.chain(), *invented.odd()]))
    assert [(d.kind, d.text) for d in listed if d.document == WRONG] == [
        ("cut text", "văn bản bị cắt: phần thiếu chưa được đọc"),
        ("disagreement", "title says 2025, text says 2024"),
        ("older than its basis", "ngày 2024-03-01, trước 77/KH-UBND ngày 2024-03-18"),
        ("two roles", "II.1: Sở Nội vụ vừa chủ trì vừa phối hợp"),
    ]
    assert next(d.others for d in listed if d.kind == "older than its basis") == (PROVINCE,)


def test_what_no_rule_understood_is_no_defect() -> None:
    assert "line" not in {kind for _, kind in found(*invented.odd())}


def plan(
    number: str, issued: str | None, *implements: invented.Json, name: str | None = None, **more: object
) -> Record:
    title = f"Kế hoạch {number}"
    return invented.record(
        name or f"{number}.txt",
        invented.head(number, issued, invented.PROVINCE, "province", title) | more,
        citations=[invented.cites(one, "implements", "Kế hoạch số …") for one in implements],
    )


def cited(number: str, issued: str) -> invented.Json:
    return invented.act("Kế hoạch", number, issued, invented.UBND, invented.PROVINCE)


def test_documents_that_carry_one_another_out() -> None:
    one = plan("1/KH-UBND", "2024-01-05", cited("2/KH-UBND", "2024-01-05"))
    two = plan("2/KH-UBND", "2024-01-05", cited("1/KH-UBND", "2024-01-05"))
    listed = defects(invented.store_of([one, two]))
    assert [(d.kind, d.document, d.others) for d in listed] == [
        ("cycle", invented.iri_of(one), (invented.iri_of(two),))
    ]


def test_a_document_that_carries_itself_out() -> None:
    assert [kind for _, kind in found(plan("1/KH-UBND", "2024-01-05", cited("1/KH-UBND", "2024-01-05")))] == ["cycle"]


@pytest.mark.parametrize(
    ("own", "basis", "older"),
    [
        ("2024-01-05", "2024-01-06", True),
        ("2024-01-05", "2024-01-05", False),
        ("2024-01", "2024-01-18", False),
        ("2024-01", "2024-02-18", True),
        (None, "2024-02-18", False),
    ],
)
def test_a_plan_older_than_its_basis(own: str | None, basis: str, older: bool) -> None:
    kinds = [kind for _, kind in found(plan("1/KH-UBND", own, cited("2/KH-UBND", basis)))]
    assert ("older than its basis" in kinds) is older


def test_a_date_that_another_file_gives_differently() -> None:
    one = plan("1/KH-UBND", "2024-01-05")
    two = plan("2/KH-UBND", "2024-03-05", cited("1/KH-UBND", "2024-01-06"))
    listed = defects(invented.store_of([one, two]))
    assert listed == (
        Defect(
            "dates disagree",
            invented.iri_of(one),
            "2024-01-05 trong 1/KH-UBND.txt; 2024-01-06 trong 2/KH-UBND.txt",
            None,
        ),
    )


def test_a_less_precise_date_does_not_disagree() -> None:
    assert found(plan("1/KH-UBND", "2024-01-05"), plan("2/KH-UBND", "2024-03-05", cited("1/KH-UBND", "2024-01"))) == []


def test_two_files_of_one_document_with_two_titles() -> None:
    one = plan("1/KH-UBND", "2024-01-05", name="a.txt")
    same = plan("1/KH-UBND", "2024-01-05", name="b.txt", title="kế hoạch 1/kh-ubnd")
    other = plan("1/KH-UBND", "2024-01-05", name="c.txt", title="Kế hoạch khác")
    assert found(one, same) == []
    assert [kind for _, kind in found(one, other)] == ["titles disagree"]


def test_no_date_and_no_issuer_are_named() -> None:
    kinds = [kind for _, kind in found(plan("1/KH-UBND", None, issuer=None))]
    assert kinds == ["no date", "no issuer"]


# ---------------------------------------------------------------- the command


def check(folder: Path, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["check", "--store", str(folder), *more])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_nothing_wrong_is_status_0(tmp_path: Path) -> None:
    province, _, da_xanh, dong_may = invented.chain()
    assert check(invented.saved(tmp_path / "store", [province, da_xanh, dong_may])) == (
        0,
        "Những điều cần xem lại: không có\n",
    )


def test_defects_are_listed_with_status_4(tmp_path: Path) -> None:
    status, said = check(invented.saved(tmp_path / "store", [*invented.chain(), *invented.odd()]), "--json")
    rows = json.loads(said)["rows"]
    assert status == 4
    assert {row["kind"] for row in rows} <= set(KINDS)
    draft = next(row for row in rows if row["kind"] == "draft")
    assert (draft["document"], draft["others"]) == (SUOI_NGA, [COPY])
    assert [list(row) for row in rows] == [list(rows[0])] * len(rows)


def test_a_name_that_fits_two_documents_is_listed(tmp_path: Path) -> None:
    vague = plan("9/KH-UBND", "2025-03-05", {"type": "Kết luận", "number": "57-KL/TW", "issued": None})
    two = [
        plan(f"{n}/KH-UBND", "2026-05-05", invented.act("Kết luận", "57-KL/TW", day, "Bộ Chính trị"))
        for n, day in ((1, "2023-06-15"), (2, "2026-03-01"))
    ]
    _, said = check(invented.saved(tmp_path / "store", [vague, *two]), "--json", "--no-shapes")
    row = next(row for row in json.loads(said)["rows"] if row["kind"] == "ambiguous")
    assert len(row["others"]) == 2


def test_a_graph_that_breaks_a_shape_is_listed(tmp_path: Path) -> None:
    broken = plan("1/KH-UBND", "2024-01-05", level="galaxy")
    _, said = check(invented.saved(tmp_path / "store", [broken]), "--json")
    assert [(row["kind"], row["file"]) for row in json.loads(said)["rows"]] == [("shape", "1/KH-UBND.txt")]
    assert check(tmp_path / "store", "--no-shapes")[0] == 0


def test_a_store_without_triples_is_checked_but_for_its_shapes(capsys: pytest.CaptureFixture[str]) -> None:
    broken = plan("1/KH-UBND", None, level="galaxy")
    answers_only = invented.store_of([broken])
    assert [row["kind"] for row in listed(answers_only).rows] == ["no date"]
    assert capsys.readouterr().err.startswith("chidao: no shapes checked")
    assert listed(answers_only, shapes=False) == listed(answers_only)


@pytest.mark.shared
def test_the_real_defects_of_the_founding_plans_and_no_false_one(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    CliRunner().invoke(cli, ["load", str(shared / "corpus" / "seeds"), "--store", str(folder)], catch_exceptions=False)
    status, said = check(folder, "--json")
    assert status == 4
    assert {(row["file"], row["kind"]) for row in json.loads(said)["rows"]} == {
        ("cao-loc-2024.txt", "blank number"),
        ("cao-loc-2024.txt", "blank day"),
        ("phu-yen-2021.txt", "blank number"),
        ("phu-yen-2021.txt", "blank day"),
        ("hung-yen-2017.txt", "disagreement"),
        ("huong-tra-2022.txt", "no number"),
        ("huong-tra-2022.txt", "no date"),
        ("ha-noi-2021.txt", "cut text"),
    }
