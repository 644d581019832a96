"""Coverage: which bodies have acted by what the store holds, and of which it has nothing. Documents are invented."""

from __future__ import annotations

import json
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner

from chidao.cli import cli
from ontology.errors import Ambiguous, NotFound, WrongUse
from ontology.model import Record
from queries import territory
from queries.coverage import coverage, level_of_group

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

STORE = invented.store_of(invented.chain())
PROVINCE, SUOI_NGA, DA_XANH, DONG_MAY = (invented.iri_of(one) for one in invented.chain())
DOC = "https://w3id.org/chidao/id/doc/"
CONCLUSION = DOC + "90-kl-tw/bo-chinh-tri/-/2023-06-15"


def silent(of: str, **which: str) -> list[str]:
    return [row["place"] for row in coverage(STORE, of, **which).rows if row["iri"] is None]


def test_who_has_acted_comes_first_with_date_and_days_taken() -> None:
    rows = [row for row in coverage(STORE, CONCLUSION).rows if row["iri"]]
    assert [(row["body"], row["number"], row["issued"], row["days"], row["held"]) for row in rows] == [
        ("Ban Thường vụ Tỉnh ủy Thanh Lam", "210-KH/TU", "2024-01-29", 228, False),
        ("Ủy ban nhân dân tỉnh Thanh Lam", "77/KH-UBND", "2024-03-18", 277, True),
    ]


@pytest.mark.parametrize(("day", "number"), [("2023-06-15", 63), ("2025-06-30", 63), ("2025-07-01", 34)])
def test_all_provinces_of_the_day_are_expected_to_carry_out_a_central_document(day: str, number: int) -> None:
    assert len(silent(CONCLUSION, as_of=day)) == number


def test_the_days_of_the_document_itself_are_the_default() -> None:
    assert coverage(STORE, CONCLUSION).parameters["as_of"] == "2023-06-15"


def test_documents_after_the_day_do_not_count() -> None:
    rows = coverage(STORE, CONCLUSION, as_of="2024-02-01").rows
    assert [row["number"] for row in rows if row["iri"]] == ["210-KH/TU"]


def test_another_level_and_one_place_of_it() -> None:
    rows = coverage(STORE, CONCLUSION, "district", inside="tỉnh Thanh Lam").rows
    assert {row["body"] for row in rows if row["iri"]} == {
        "Ủy ban nhân dân huyện Suối Ngà",
        "Ủy ban nhân dân huyện Đá Xanh",
    }
    assert len(silent(CONCLUSION, level="district", inside="tỉnh Lạng Sơn")) == 11


def test_a_province_that_the_table_does_not_know_has_the_districts_of_the_store() -> None:
    rows = coverage(STORE, PROVINCE).rows
    assert [(row["place"], row["iri"], row["documents"]) for row in rows] == [
        ("huyện Suối Ngà, tỉnh Thanh Lam", SUOI_NGA, 1),
        ("huyện Đá Xanh, tỉnh Thanh Lam", DA_XANH, 1),
    ]


def test_the_answer_tells_how_many_documents_the_store_holds_at_all() -> None:
    # Nothing of Suối Ngà carries out its plan 12/KH-UBND, and yet the store holds a plan of it.
    rows = coverage(STORE, PROVINCE, as_of="2024-03-31").rows
    assert {row["place"]: (row["iri"], row["documents"]) for row in rows} == {
        "huyện Suối Ngà, tỉnh Thanh Lam": (None, 1),
        "huyện Đá Xanh, tỉnh Thanh Lam": (None, 1),
    }


def named(*assignees: invented.Json) -> Record:
    return invented.record(
        "named.txt",
        invented.head("5/QĐ-TTg", "2024-01-05", "", "central", "Giao nhiệm vụ ba tỉnh")
        | {"type": "Quyết định", "issuer": {"name": "Thủ tướng Chính phủ", "of": None}},
        tasks=[{"section": "1", "text": "Thực hiện.", "assignees": list(assignees), "deadline": None}],
    )


def test_where_single_places_are_told_only_these_are_expected() -> None:
    told = [invented.lead(invented.UBND, place) for place in ("tỉnh Phú Yên", "tỉnh Bình Định")]
    one = named(*told)
    rows = coverage(invented.store_of([one]), invented.iri_of(one)).rows
    assert [row["place"] for row in rows] == ["tỉnh Bình Định", "tỉnh Phú Yên"]


@pytest.mark.parametrize(("places", "expected"), [(["tỉnh Phú Yên", "tỉnh Bình Định"], 2), (["tỉnh Phú Yên"], 63)])
def test_two_recipients_are_told_and_one_may_be_there_by_chance(places: list[str], expected: int) -> None:
    one = invented.record(
        "sent.txt",
        invented.head("6/QĐ-TTg", "2024-01-05", "", "central", "Giao nhiệm vụ")
        | {"type": "Quyết định", "issuer": {"name": "Thủ tướng Chính phủ", "of": None}},
        recipients=[{"name": invented.UBND, "of": place} for place in places],
    )
    assert len(coverage(invented.store_of([one]), invented.iri_of(one)).rows) == expected


def test_where_a_group_of_places_is_told_as_well_all_are_expected() -> None:
    group = invented.lead("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None, collective=True)
    one = named(invented.lead(invented.UBND, "tỉnh Phú Yên"), group)
    assert len(coverage(invented.store_of([one]), invented.iri_of(one)).rows) == 63


def test_a_department_does_not_act_for_its_province() -> None:
    plan = invented.record(
        "so.txt",
        invented.head("9/KH-SNV", "2024-02-05", "tỉnh Phú Yên", "province", "Kế hoạch của sở")
        | {"issuer": {"name": "Sở Nội vụ", "of": "tỉnh Phú Yên"}},
        citations=[invented.cites(invented.CONCLUSION, "implements", "Kết luận số 90-KL/TW")],
    )
    rows = coverage(invented.store_of([*invented.chain(), plan]), CONCLUSION).rows
    assert [row["body"] for row in rows if "Phú Yên" in row["place"]] == [
        "Sở Nội vụ tỉnh Phú Yên",
        "Ủy ban nhân dân tỉnh Phú Yên",
    ]


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(WrongUse, match="not below the issuer"):
        coverage(STORE, PROVINCE, "province")
    with pytest.raises(WrongUse, match="write the day as"):
        coverage(STORE, PROVINCE, as_of="2024")
    with pytest.raises(NotFound, match="no place is called so"):
        coverage(STORE, CONCLUSION, inside="tỉnh Không Đâu")
    with pytest.raises(NotFound, match="no commune is known below"):
        coverage(STORE, CONCLUSION, "commune", inside="tỉnh Lạng Sơn")
    law = DOC + "title/luat-dat-dai"
    with pytest.raises(WrongUse, match="has no date; say --as-of"):
        coverage(STORE, law)


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("words", "day", "place"),
    [
        ("Lạng Sơn", "2024", ("tỉnh Lạng Sơn",)),
        ("thành phố Lạng Sơn", "2024", ("thành phố Lạng Sơn", "tỉnh Lạng Sơn")),
        ("cao lộc", "2024-03", ("huyện Cao Lộc", "tỉnh Lạng Sơn")),
        ("Châu Thành, tỉnh Long An", "2024", ("huyện Châu Thành", "tỉnh Long An")),
    ],
)
def test_places_are_found_as_people_call_them(words: str, day: str, place: tuple[str, ...]) -> None:
    assert territory.find(words, day) == place


def test_a_name_of_several_places_is_ambiguous() -> None:
    with pytest.raises(Ambiguous, match="Châu Thành"):
        territory.find("huyện Châu Thành", "2024")


@pytest.mark.parametrize(
    ("level", "day", "below"),
    [
        ("central", "2024", "province"),
        ("province", "2024", "district"),
        ("province", "2025-06-30", "district"),
        ("province", "2025-07-01", "commune"),
        ("district", "2024", "commune"),
        ("commune", "2024", None),
    ],
)
def test_the_level_below(level: str, day: str, below: str | None) -> None:
    assert territory.below(level, day) == below


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "province"),
        ("UBND cấp huyện", "district"),
        ("Ủy ban nhân dân các xã, phường", "commune"),
        ("các sở, ban, ngành", None),
    ],
)
def test_groups_of_places(name: str, level: str | None) -> None:
    assert level_of_group(name) == level


# ---------------------------------------------------------------- the command


def test_the_command_says_that_not_held_is_not_inaction(tmp_path: Path) -> None:
    folder = str(invented.saved(tmp_path / "store", invented.chain()))
    told = CliRunner().invoke(cli, ["coverage", "90-KL/TW", "--store", folder], catch_exceptions=False).output
    assert told.startswith("2 cơ quan có văn bản thực hiện mà kho biết, 63 chưa thấy (cơ quan theo ngày 15/6/2023).\n")
    assert "Kho chưa có văn bản thực hiện (không có nghĩa là chưa thực hiện)" in told
    said = json.loads(CliRunner().invoke(cli, ["coverage", "90-KL/TW", "--json", "--store", folder]).output)
    assert len(said["rows"]) == 65
    assert [list(row) for row in said["rows"]] == [said["columns"]] * 65
