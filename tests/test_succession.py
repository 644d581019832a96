"""Duties on a day: what a body took over from others, and what became of it. All documents are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import invented
import pytest
import rdflib
from click.testing import CliRunner

from chidao.cli import cli
from ontology import terms
from ontology.check import violations
from ontology.errors import Ambiguous, NotFound, WrongUse
from ontology.model import Record
from queries.ask import ask
from queries.duties import Duties, duties
from queries.oxigraph_store import open_store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

UBND = "Ủy ban nhân dân"
HUNG_YEN, THAI_BINH, LANG_SON, CAO_LOC = "tỉnh Hưng Yên", "tỉnh Thái Bình", "tỉnh Lạng Sơn", "huyện Cao Lộc"
SO_TTTT, SO_VH = "Sở Thông tin và Truyền thông", "Sở Văn hóa, Thể thao và Du lịch"
SO_KH = "Sở Khoa học và Công nghệ"
DAY = "2025-09-01"


def plan(name: str, number: str, issued: str, of: str, title: str, *tasks: tuple[str, Any]) -> Record:
    """A plan of the People's Committee of a place whose tasks each are led by one body."""
    level = "district" if of.startswith("huyện") else "province"
    within = [LANG_SON] if level == "district" else []
    head = {
        "type": "Kế hoạch", "number": number, "issued": issued, "level": level, "title": title, "complete": True,
        "issuer": {"name": UBND, "of": of, "within": within},
    }  # fmt: skip
    given = [
        {
            "section": f"II.{n}",
            "text": text,
            "assignees": [lead if isinstance(lead, dict) else invented.lead(lead, of, within=within)],
        }
        for n, (text, lead) in enumerate(tasks, start=1)
    ]
    return invented.record(name, head, tasks=given)


def plans() -> tuple[Record, ...]:
    foreign = "Công tác thông tin đối ngoại năm 2024"
    return (
        plan(
            "thai-binh.txt", "901/KH-UBND", "2024-02-01", THAI_BINH, "Công tác năm 2024",
            ("Mở chuyên mục về thông tin đối ngoại.", SO_TTTT),
            ("Nâng cấp hạ tầng viễn thông ở cơ sở.", SO_TTTT),
            ("Tổ chức hội nghị tổng kết.", SO_TTTT),
            ("Rà soát hồ sơ công chức.", "Sở Nội vụ"),
            ("Tự kiểm tra việc của mình.", invented.lead("các sở, ban, ngành", THAI_BINH, collective=True)),
        ),
        plan(
            "hung-yen.txt", "902/KH-UBND", "2024-03-01", HUNG_YEN, foreign,
            ("Tổ chức hội nghị tổng kết.", SO_TTTT),
            ("Quảng bá hình ảnh của tỉnh.", SO_VH),
            ("Sát hạch lái xe theo kế hoạch.", "Sở Giao thông vận tải"),
        ),
        plan("hung-yen-2026.txt", "903/KH-UBND", "2026-01-15", HUNG_YEN, "Công tác 2026", ("Mở hội báo xuân.", SO_VH)),
        plan(
            "cao-loc.txt", "904/KH-UBND", "2024-04-01", CAO_LOC, "Công tác năm 2024",
            ("Ra quân tuyên truyền.", "Phòng Văn hóa và Thông tin"),
            ("Giao ban hằng tuần.", UBND),
        ),
    )  # fmt: skip


STORE = invented.store_of(plans())


def texts(answer: Duties, by: str = "inherited") -> dict[str, tuple[str | None, str | None]]:
    return {row["text"]: (row["from"], row["told"]) for row in answer.rows if row["by"] == by}


# ---------------------------------------------------------------- what was taken over


def test_a_department_has_the_tasks_of_those_whose_function_it_took_over_here_and_in_the_merged_province() -> None:
    answer = duties(STORE, SO_VH, HUNG_YEN, as_of=DAY, named_only=True)
    found = {(row["text"], row["from"], row["told"]) for row in answer.rows if row["by"] == "inherited"}
    assert found == {
        ("Mở chuyên mục về thông tin đối ngoại.", f"{SO_TTTT} {THAI_BINH}", "told"),
        ("Tổ chức hội nghị tổng kết.", f"{SO_TTTT} {HUNG_YEN}", "title"),
        ("Tổ chức hội nghị tổng kết.", f"{SO_TTTT} {THAI_BINH}", "doubt"),
    }


def test_the_other_heir_has_the_other_function() -> None:
    assert texts(duties(STORE, SO_KH, HUNG_YEN, as_of=DAY, named_only=True)) == {
        "Nâng cấp hạ tầng viễn thông ở cơ sở.": (f"{SO_TTTT} {THAI_BINH}", "told"),
        "Tổ chức hội nghị tổng kết.": (f"{SO_TTTT} {THAI_BINH}", "doubt"),
    }


def test_a_task_says_through_which_changes_it_came() -> None:
    answer = duties(STORE, SO_VH, HUNG_YEN, as_of=DAY)
    (row,) = (row for row in answer.rows if row["text"] == "Mở chuyên mục về thông tin đối ngoại.")
    first, second = row["through"]
    assert (first["date"], first["to"], first["share"]) == ("2025-03-01", f"{SO_VH} {THAI_BINH}", "line")
    assert "thông tin đối ngoại" in first["topics"] and "45/2025/NĐ-CP" in first["act"]
    assert (second["date"], second["to"], second["act"]) == ("2025-07-01", f"{SO_VH} {HUNG_YEN}", "202/2025/QH15")


def test_before_the_day_of_a_change_nothing_has_come() -> None:
    assert texts(duties(STORE, SO_VH, HUNG_YEN, as_of="2025-02-28")) == {}
    spring = texts(duties(STORE, SO_VH, HUNG_YEN, as_of="2025-06-30"))
    assert spring == {"Tổ chức hội nghị tổng kết.": (f"{SO_TTTT} {HUNG_YEN}", "title")}, "Thái Bình is not here yet"


def test_the_same_body_of_a_merged_province_came_as_a_whole() -> None:
    answer = duties(STORE, "Sở Nội vụ", HUNG_YEN, as_of=DAY)
    assert texts(answer)["Rà soát hồ sơ công chức."] == (f"Sở Nội vụ {THAI_BINH}", "whole")
    assert texts(answer)["Tự kiểm tra việc của mình."] == (f"Sở Nội vụ {THAI_BINH}", "whole"), "a group's task"
    assert "Tự kiểm tra việc của mình." not in texts(duties(STORE, "Sở Nội vụ", HUNG_YEN, as_of=DAY, named_only=True))


def test_plans_of_after_the_day_are_left_out() -> None:
    assert set(texts(duties(STORE, SO_VH, HUNG_YEN, as_of=DAY), "named")) == {"Quảng bá hình ảnh của tỉnh."}
    assert len(texts(duties(STORE, SO_VH, HUNG_YEN, as_of="2026-02-01"), "named")) == 2


def test_a_commune_has_the_tasks_of_its_district_for_its_part_of_the_land() -> None:
    answer = duties(STORE, "Phòng Văn hóa - Xã hội", "xã Cao Lộc", as_of=DAY)
    (row,) = answer.rows
    assert (row["text"], row["from"]) == ("Ra quân tuyên truyền.", f"Phòng Văn hóa và Thông tin {CAO_LOC}")
    assert [(step["date"], step["land"]) for step in row["through"]] == [("2025-03-01", "all"), ("2025-07-01", "part")]
    assert texts(duties(STORE, UBND, "xã Cao Lộc", as_of=DAY)) == {
        "Giao ban hằng tuần.": (f"{UBND} {CAO_LOC}", "doubt")
    }


def test_a_district_that_bore_the_name_of_a_commune_is_not_asked_about_instead() -> None:
    assert texts(duties(STORE, "Phòng Văn hóa - Xã hội", "xã Đồng Đăng", as_of=DAY)) != {}
    assert texts(duties(STORE, "Phòng Văn hóa - Xã hội", "xã Thất Khê", as_of=DAY)) == {}


# ---------------------------------------------------------------- what became of it


def test_a_former_body_says_what_became_of_it_and_of_each_task() -> None:
    answer = duties(STORE, SO_TTTT, THAI_BINH, as_of=DAY, named_only=True)
    assert answer.became is not None and answer.became["exists"] is False
    assert {heir["body"] for heir in answer.became["heirs"]} == {
        f"{SO_VH} {HUNG_YEN}", f"{SO_KH} {HUNG_YEN}", f"Công an {HUNG_YEN}",
    }  # fmt: skip
    now = {row["text"]: [(one["body"], one["told"]) for one in row["now"]] for row in answer.rows}
    assert now["Mở chuyên mục về thông tin đối ngoại."] == [(f"{SO_VH} {HUNG_YEN}", "told")]
    assert len(now["Tổ chức hội nghị tổng kết."]) == 2


def test_a_body_that_still_exists_has_become_nothing_else() -> None:
    answer = duties(STORE, SO_VH, HUNG_YEN, as_of=DAY)
    assert answer.became == {"day": DAY, "exists": True, "heirs": []}
    assert all(row["now"] == [] for row in answer.rows)


def test_without_a_day_nothing_is_inherited() -> None:
    answer = duties(STORE, SO_VH, HUNG_YEN)
    assert answer.became is None and {row["by"] for row in answer.rows} == {"named"}
    assert "became" not in answer.to_json()


def test_a_place_that_no_document_names_is_found_in_the_table_for_a_body_of_its_level() -> None:
    assert duties(STORE, "Phòng Văn hóa - Xã hội", "Cao Lộc", as_of=DAY).rows, "the commune of the day"
    former = duties(STORE, "Phòng Y tế", "Tràng Định", as_of=DAY)
    assert former.became is not None and former.became["exists"] is False, "the district of before"
    hue = duties(STORE, SO_TTTT, "thành phố Huế", as_of=DAY).became
    assert hue is not None and {heir["place"] for heir in hue["heirs"]} == {"thành phố Huế"}
    with pytest.raises(Ambiguous):
        duties(STORE, "Phòng Văn hóa - Xã hội", "xã Phú Xuân", as_of=DAY)


def test_a_day_must_be_a_day_and_a_body_one_that_the_table_knows() -> None:
    with pytest.raises(WrongUse, match="write the day as 2025-07-01"):
        duties(STORE, SO_VH, HUNG_YEN, as_of="2025-07")
    with pytest.raises(NotFound):
        duties(STORE, "Sở Chuyện lạ", HUNG_YEN, as_of=DAY)


# ---------------------------------------------------------------- the command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.saved(tmp_path_factory.mktemp("succession") / "store", plans())


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--store", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_the_list_says_from_whom_and_through_what(folder: Path) -> None:
    def through(what: str) -> str:
        return (
            f"    của {SO_TTTT} {THAI_BINH}, chuyển mảng việc{what} sang {SO_KH} {THAI_BINH} từ ngày 01/3/2025 "
            "theo 45/2025/NĐ-CP; nghị quyết của từng Hội đồng nhân dân tỉnh, "
            f"nhập vào {SO_KH} {HUNG_YEN} từ ngày 01/7/2025 theo 202/2025/QH15"
        )

    found = run(folder, "duties", SO_KH, "--of", HUNG_YEN, "--as-of", DAY, "--named-only").splitlines()
    assert found == [
        f"Nhiệm vụ nêu tên {SO_KH} {HUNG_YEN}: 0",
        "",
        f"Nhiệm vụ của cơ quan khác mà {SO_KH} {HUNG_YEN} tiếp nhận đến ngày 01/9/2025: 2",
        "",
        "  Không nêu thời hạn",
        "  - chủ trì · mục II.2, 901/KH-UBND, thai-binh.txt",
        "    “Nâng cấp hạ tầng viễn thông ở cơ sở.”",
        through(" (viễn thông)"),
        "  - chủ trì · mục II.3, 901/KH-UBND, thai-binh.txt",
        "    “Tổ chức hội nghị tổng kết.”",
        through(""),
        "    chưa rõ: văn bản không cho biết việc này thuộc phần nào",
        "",
    ]


def test_the_list_of_a_former_body_says_what_became_of_it(folder: Path) -> None:
    found = run(folder, "duties", "Phòng Văn hóa và Thông tin", "--of", CAO_LOC, "--as-of", DAY).splitlines()
    assert found[0] == f"Phòng Văn hóa và Thông tin {CAO_LOC} không còn vào ngày 01/9/2025. Việc của cơ quan này:"
    assert found[1].count("Phòng Văn hóa - Xã hội") == 8 and "Phòng Văn hóa - Xã hội xã Cao Lộc; " in found[1]
    assert found[1].endswith("(một phần địa bàn) từ ngày 01/7/2025 theo 150/2025/NĐ-CP") and found[2] == ""
    assert any(line.startswith("    nay thuộc ") and line.endswith("và 5 cơ quan khác") for line in found)


def test_a_body_without_a_known_heir_says_so(folder: Path) -> None:
    found = run(folder, "duties", "Bưu điện", "--of", CAO_LOC, "--as-of", DAY)
    assert "không còn vào ngày 01/9/2025; chưa biết cơ quan nào tiếp nhận." in found


def test_the_same_as_json(folder: Path) -> None:
    said = json.loads(run(folder, "duties", SO_KH, "--of", HUNG_YEN, "--as-of", DAY, "--json"))
    assert said["parameters"]["as_of"] == DAY and said["became"]["exists"] is True
    assert {row["by"] for row in said["rows"]} == {"inherited"}


def test_what_was_taken_over_is_drawn(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "duties.html"
    run(folder, "draw", "duties", SO_KH, "--of", HUNG_YEN, "--as-of", DAY, "--named-only", "-o", str(page))
    drawn = page.read_text(encoding="utf-8")
    assert f"Tiếp nhận từ {SO_TTTT} {THAI_BINH}" in drawn and "Nâng cấp hạ tầng viễn thông ở cơ sở." in drawn


# ---------------------------------------------------------------- the events in the graph

EVENTS = f"""
SELECT ?original ?resulting ?date ?share WHERE {{ GRAPH <{terms.CHANGES_GRAPH}> {{
  ?event a org:ChangeEvent ; org:originalOrganization ?original ;
         org:resultingOrganization ?resulting ; dcterms:date ?date .
  OPTIONAL {{ ?event chidao:share ?share }}
}} }}
"""


def agency(name: str, *place: str) -> str:
    return terms.agency_iri(name, place)


def told(folder: Path) -> set[tuple[Any, ...]]:
    with open_store(folder) as store:
        return {tuple(row.values()) for row in store.ask(EVENTS)}


def test_the_store_tells_each_step_as_a_change_event(folder: Path) -> None:
    events = told(folder)
    old, new = agency(SO_TTTT, THAI_BINH), agency(SO_VH, THAI_BINH)
    assert (old, new, "2025-03-01", "line") in events
    assert (new, agency(SO_VH, HUNG_YEN), "2025-07-01", None) in events, "of a body that no document names"
    office = agency("Phòng Văn hóa, Khoa học và Thông tin", CAO_LOC, LANG_SON)
    assert (office, agency("Phòng Văn hóa - Xã hội", "xã Cao Lộc", LANG_SON), "2025-07-01", "all") in events
    assert not any(original == agency(SO_VH, HUNG_YEN) for original, *_ in events), "nothing became of it"


def test_an_event_has_its_act_its_function_and_how_sure_it_is(folder: Path) -> None:
    with open_store(folder) as store:
        rows = ask(store, "changes", original=agency(SO_TTTT, THAI_BINH), resulting=agency(SO_VH, THAI_BINH)).rows
    assert {row["function"] for row in rows} >= {"báo chí", "thông tin đối ngoại"}
    assert {(row["name"], row["confidence"]) for row in rows} == {(SO_VH, "sure")}
    assert all("45/2025/NĐ-CP" in str(row["act"]) for row in rows)


def test_what_became_of_places_is_told_beside(folder: Path) -> None:
    with open_store(folder) as store:
        rows = store.ask("SELECT ?old ?new { ?e chidao:originalPlace ?old ; chidao:resultingPlace ?new }")
        found = {(str(row["old"]), str(row["new"])) for row in rows}
    assert (terms.place_iri((THAI_BINH,)), terms.place_iri((HUNG_YEN,))) in found
    assert (terms.place_iri((CAO_LOC, LANG_SON)), terms.place_iri(("xã Cao Lộc", LANG_SON))) in found


def test_the_events_do_not_depend_on_what_was_there_before(tmp_path: Path) -> None:
    first, *rest = plans()
    apart, together = tmp_path / "apart", tmp_path / "together"
    invented.saved(together, rest)
    for one in (*reversed(rest), first):
        invented.saved(apart, [one])
    with open_store(apart, write=True) as store:
        store.remove(f"/plans/{first.source.name}")
    assert told(apart) == told(together) != set()


def test_the_events_are_what_the_shapes_want(folder: Path) -> None:
    with open_store(folder) as store:
        graph = rdflib.Graph()
        for name, triples in store.graphs():
            if name == terms.CHANGES_GRAPH:
                graph.parse(data="\n".join(f"{one} ." for one in triples), format="nt")
    assert len(graph) > 0 and violations(graph) == ()
