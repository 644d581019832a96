"""Every row of every table proves itself: its example finds it, and its names, dates and references hold.

The rows are real names of bodies and places; the phrases around them are our own.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import abbreviations, groups, lookup, succession, tables
from ontology.abbreviations import expanded
from ontology.errors import BadTable
from ontology.names import slug
from ontology.proofs import PROOFS
from ontology.rows import read_table
from ontology.tables import key

HERE = Path(tables.__file__).parent


def _maybe(row: Any) -> tuple[Any, ...]:
    return () if row is None else (row,)


def _rows(table: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = read_table(table, PROOFS[table].row)
    return rows


@pytest.mark.parametrize("table", PROOFS)
def test_the_example_of_every_row_finds_it(table: str) -> None:
    assert [row.id for row in _rows(table) if not PROOFS[table].holds(row)] == []


def test_every_table_has_a_proof_here_or_tests_of_its_own() -> None:
    elsewhere = {
        "damaged_words",
        "former_communes",
        "place_succession",
        "seats",
        "succession",
    }  # in test_damage, test_succession, test_terms
    assert {path.stem for path in HERE.glob("*.csv")} - set(PROOFS) == elsewhere


# What finds a row by its name and its aliases as well.
FINDERS: dict[str, Callable[[Any, str], Iterable[Any]]] = {
    "agencies": lambda row, words: lookup.agencies(words, level=row.level, day=row.start or row.end),
    "collectives": lambda _, words: _maybe(groups.group(words)),
    "document_types": lambda _, words: lookup.document_types(words),
    "levels": lambda _, words: _maybe(lookup.level(words)),
}


@pytest.mark.parametrize("table", FINDERS)
def test_name_and_aliases_of_a_row_find_it(table: str) -> None:
    spelled = [(row, words) for row in _rows(table) for words in (row.name, *row.aliases)]
    assert [(row.id, words) for row, words in spelled if row not in FINDERS[table](row, words)] == []


def test_every_place_is_found_by_its_example_and_by_its_short_name() -> None:
    for row in tables.places():
        day = row.start or row.end
        assert row in lookup.places(row.example), row.id
        assert row in lookup.places(row.short, day=day), row.id
        assert all(row in lookup.places(alias, day=day) for alias in row.aliases), row.id


@pytest.mark.parametrize("row", abbreviations.abbreviations(), ids=lambda r: str(r.id))
def test_an_abbreviation_is_written_out_where_its_row_says(row: abbreviations.Abbreviation) -> None:
    assert expanded(row.example, recipients=row.where == "recipients") == row.expanded
    assert row.full in row.expanded
    if row.where == "recipients":
        assert expanded(row.example) != row.expanded


def test_written_out_names_are_left_as_they_are() -> None:
    for agency in tables.agencies():
        assert expanded(agency.name) == agency.name


# ---------------------------------------------------------------- no name means two things at one time


def _overlap(a: Any, b: Any) -> bool:
    return (a.start or "0") <= (b.end or "9") and (b.start or "0") <= (a.end or "9")


def _twice(rows: Iterable[Any], where: Callable[[Any], object]) -> list[tuple[str, str, str]]:
    """Each name that two rows of one place of the table have at one time."""
    seen: dict[tuple[str, object], list[Any]] = {}
    for row in rows:
        for words in {key(w) for w in (row.name, *getattr(row, "aliases", ()))}:
            seen.setdefault((words, where(row)), []).append(row)
    return [(name, a.id, b.id) for (name, _), rows in seen.items() for a, b in combinations(rows, 2) if _overlap(a, b)]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        pytest.param(tables.agencies(), lambda r: r.level, id="agencies, at one level"),
        pytest.param(tables.agency_heads(), lambda _: 0, id="agency_heads"),
        pytest.param(tables.document_types(), lambda _: 0, id="document_types"),
        pytest.param(tables.roles(), lambda r: r.part, id="roles"),
        pytest.param(tables.relations(), lambda r: r.direction, id="relations"),
        pytest.param(tables.levels(), lambda _: 0, id="levels"),
        pytest.param(tables.place_kinds(), lambda _: 0, id="place_kinds"),
        pytest.param(tables.sign_modes(), lambda _: 0, id="sign_modes"),
    ],
)
def test_no_name_is_taken_twice_at_one_time(rows: tuple[Any, ...], where: Callable[[Any], object]) -> None:
    assert _twice(rows, where) == []


def test_no_place_is_named_twice_in_one_parent_at_one_time() -> None:
    assert _twice(tables.places(), lambda r: (r.level, r.parents)) == []


def test_no_code_fixes_two_issuers() -> None:
    codes = [code.upper() for row in tables.issuers() for code in (row.code, *row.aliases)]
    assert len(codes) == len(set(codes))


def test_no_two_groups_have_one_normal_form() -> None:
    for row in groups.groups():
        assert all(groups.group(name) == row for name in (row.name, *row.aliases)), row.id


# ---------------------------------------------------------------- what rows point to


def test_the_agencies_that_rows_name_exist() -> None:
    ids = {row.id for row in tables.agencies()}
    assert {row.parent for row in tables.agencies() if row.parent} <= ids
    assert {row.agency for row in tables.issuers()} <= ids
    assert {id for row in succession.successions() for id in (row.old, row.new)} <= ids
    assert all(lookup.agency(row.agency).name == row.name for row in tables.issuers())


def test_the_members_of_groups_exist() -> None:
    ids = {row.id for row in tables.agencies()} | {groups.UNRESOLVED, groups.NOBODY}
    of_groups = {row.id for row in groups.groups()}
    systems = {row.system for row in tables.agencies()}
    for row in groups.groups():
        for term in row.members:
            selector, colon, words = term.partition(":")
            known = {"group": of_groups, "system": systems}.get(selector)
            assert (words in known) if known else (colon and selector in HEADS) or term in ids, (row.id, term)


HEADS = ("head", "party-head", "below")


def test_an_agency_stands_under_one_of_a_higher_or_its_own_level() -> None:
    rank = {level: n for n, level in enumerate(tables.AGENCY_LEVELS)}
    for row in tables.agencies():
        if row.parent and row.level != "region":
            above = lookup.agency(row.parent)
            assert rank[above.level] <= rank[row.level], row.id
            assert _overlap(row, above), row.id


def test_places_lie_in_places_of_a_higher_level_that_hold_at_the_time() -> None:
    rank = {"province": 0, "district": 1, "commune": 2}
    for row in tables.places():
        assert row.name.startswith(row.kind + " ")
        assert bool(row.parents) == (row.level != "province"), row.id
        for id in row.parents:
            above = lookup.place(id)
            assert rank[above.level] < rank[row.level] and _overlap(row, above), row.id


def test_land_goes_to_places_of_the_day() -> None:
    for row in succession.place_successions():
        old, new = lookup.place(row.old), [lookup.place(id) for id in row.new]
        assert not tables.in_force(old, row.date) or old.end == "", row.id
        assert all(tables.in_force(place, row.date) for place in new), row.id


def test_every_former_commune_lay_in_a_district_and_went_to_communes_of_the_next_day() -> None:
    heirs: dict[str, set[str]] = {}
    for row in succession.former_communes():
        assert tables.in_force(lookup.place(row.district), "2025-06-30"), row.id
        assert row.name.startswith(("xã ", "phường ", "thị trấn "))
        for id in row.new:
            assert tables.in_force(lookup.place(id), "2025-07-01")
        heirs.setdefault(row.district, set()).update(row.new)
    assert len(succession.former_communes()) == 10035
    for change in succession.place_successions():
        if change.old in heirs and change.date == "2025-07-01":
            assert set(change.new) == heirs[change.old], change.old


def test_the_words_of_one_function_are_not_in_those_of_another_of_the_same_body() -> None:
    for one in succession.successions():
        for other in succession.successors(one.old):
            if one.id != other.id and one.date == other.date:
                inside = [(a, b) for a in one.topics for b in other.topics if f" {key(a)} " in f" {key(b)} "]
                assert inside == [], (one.id, other.id)


def test_what_went_as_a_whole_or_for_the_most_went_to_one_body() -> None:
    shares: dict[tuple[str, str], list[str]] = {}
    for row in succession.successions():
        shares.setdefault((row.old, row.date), []).append(row.share)
    for old, several in shares.items():
        assert several.count("most") <= 1 and ("all" not in several or len(several) == 1), old


def test_there_are_as_many_provinces_districts_and_communes_as_there_were() -> None:
    def count(level: str, day: str) -> int:
        return sum(row.level == level and tables.in_force(row, day) for row in tables.places())

    assert [count("province", day) for day in ("2024-12-31", "2025-06-30", "2025-07-01", "2026-06-01")] == [
        63,
        63,
        34,
        34,
    ]
    assert (count("district", "2025-06-30"), count("district", "2025-07-01")) == (696, 0)
    assert count("commune", "2025-07-01") == 3321


def test_sample_successions() -> None:
    heirs = {s.new: s.function for s in succession.successors("btttt")}
    assert "external information" in heirs["bvhttdl"] and "telecoms" in heirs["bkhcn"]
    assert [s.old for s in succession.predecessors("so-nnmt", "2025-06")] == ["so-ldtbxh", "so-nnptnt", "so-tnmt"]
    (cao_loc,) = succession.place_successors("183")
    assert "xã Cao Lộc" in [lookup.place(id).name for id in cao_loc.new]


# ---------------------------------------------------------------- who belongs to a group

CAO_LOC, LANG_SON = "huyện Cao Lộc", "tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("agency", "of", "name", "group_of", "day", "answer"),
    [
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các phòng, ban", CAO_LOC, "2024-03", True),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "Các Phòng, ban, đơn vị", CAO_LOC, "2024-03", True),
        ("Phòng Văn hoá và Thông tin", CAO_LOC, "Các Phòng, ban, đơn vị huyện", CAO_LOC, "2024-03", True),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các cơ quan, đơn vị", CAO_LOC, "2024-03", True),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các Phòng, ban liên quan", CAO_LOC, "2024-03", None),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các cơ quan liên quan", CAO_LOC, "2024-03", None),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các đơn vị", CAO_LOC, "2024-03", None),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "Ủy ban nhân dân các xã, thị trấn", CAO_LOC, "2024-03", False),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các phòng, ban", "huyện Tràng Định", "2024-03", False),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các sở, ban, ngành", LANG_SON, "2024-03", False),
        ("Phòng Văn hóa và Thông tin", CAO_LOC, "các phòng, ban", CAO_LOC, "2025-09", False),
        ("Phòng Chưa Ai Biết", CAO_LOC, "các phòng, ban", CAO_LOC, "2024-03", True),
        ("Văn phòng Huyện ủy", CAO_LOC, "các phòng, ban", CAO_LOC, "2024-03", False),
        ("Hội Nông dân", CAO_LOC, "các phòng, ban, ngành, đoàn thể", CAO_LOC, "2024-03", True),
        ("Hội Nông dân", CAO_LOC, "các phòng, ban", CAO_LOC, "2024-03", False),
        ("Ủy ban nhân dân", CAO_LOC, "UBND các huyện, thành phố", LANG_SON, "2024-03", True),
        ("Ủy ban nhân dân", CAO_LOC, "UBND các huyện, thành phố", "tỉnh Hưng Yên", "2024-03", False),
        ("Ủy ban nhân dân", CAO_LOC, "các sở, ban, ngành và UBND các huyện, thị xã, thành phố", LANG_SON, "2024", True),
        ("Ủy ban nhân dân", LANG_SON, "UBND các tỉnh, thành phố trực thuộc Trung ương", None, "2024-03", True),
        ("Ủy ban nhân dân", "xã Cao Lộc", "UBND các xã, phường", LANG_SON, "2025-08", True),
        ("Ủy ban nhân dân", "xã Cao Lộc", "các địa phương", LANG_SON, "2025-08", True),
        ("Ủy ban nhân dân", CAO_LOC, "các địa phương", LANG_SON, "2024-03", True),
        ("Sở Tài chính", LANG_SON, "các sở, ngành", LANG_SON, "2024-03", True),
        ("Sở Tài chính", LANG_SON, "các sở, ban, ngành cấp tỉnh", CAO_LOC, "2024-03", True),
        ("Sở Tài chính", "tỉnh Hưng Yên", "các sở, ban, ngành", CAO_LOC, "2024-03", False),
        ("Sở Thông tin và Truyền thông", LANG_SON, "các sở, ban, ngành", LANG_SON, "2025-08", False),
        ("Bộ Y tế", None, "các bộ, ngành", None, "2024-03", True),
        ("Bộ Y tế", None, "các bộ, ngành trung ương", LANG_SON, "2024-03", True),
        ("Bộ Thông tin và Truyền thông", None, "các bộ, ngành", None, "2025-04", False),
        ("Công an", LANG_SON, "lực lượng vũ trang", LANG_SON, "2024-03", True),
        ("Ban Tuyên giáo Tỉnh ủy", LANG_SON, "các Ban Đảng", LANG_SON, "2024-03", True),
        ("Sở Nội vụ", LANG_SON, "các nhà khoa học trẻ tuổi", LANG_SON, "2024-03", None),
    ],
)
def test_who_belongs_to_a_group(
    agency: str, of: str | None, name: str, group_of: str | None, day: str, answer: bool | None
) -> None:
    assert groups.member_of(agency, of, name, group_of, day) is answer


def test_a_commune_that_no_table_has_belongs_where_the_text_gives_its_parents() -> None:
    asked = ("Ủy ban nhân dân", "xã Chưa Có", "UBND các xã, thị trấn", CAO_LOC, "2024-03")
    assert groups.member_of(*asked) is None
    assert groups.member_of(*asked, within=(CAO_LOC, LANG_SON)) is True
    assert groups.member_of(*asked, within=("huyện Tràng Định", LANG_SON)) is False


@pytest.mark.parametrize(
    "words",
    [
        "các sở, ban ngành",
        "Các Sở, ban, ngành",
        "các ban, sở và ngành",
        "sở, ban, ngành",
        "các sở, ban, ngành của tỉnh",
    ],
)
def test_order_commas_and_capitals_of_a_group_do_not_matter(words: str) -> None:
    found = groups.group(words)
    assert found is not None and found.id == "so-ban-nganh"


def test_the_members_of_a_group_are_those_of_the_day() -> None:
    departments = groups.group("các sở")
    assert departments is not None
    before = {row.id for row in groups.members(departments, "province", "2024-03")}
    after = {row.id for row in groups.members(departments, "province", "2025-08")}
    assert "so-tttt" in before - after and "so-nnmt" in after - before and "so-noi-vu" in before & after


# ---------------------------------------------------------------- wrong tables stop at once, saying where


def _table(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "agency_heads.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


HEADER = "id,name,name_en,level,place_in_name,start,end,example,source"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["id,name", "so,Sở"], "agency_heads.csv:1: the columns are id,name"),
        ([HEADER, "so,Sở,x,province,no,,"], "agency_heads.csv:2: 7 cells"),
        ([HEADER, "so,,x,province,no,,,Sở,x"], "agency_heads.csv:2: column name: is empty"),
        ([HEADER, "so,Sở,x,provinz,no,,,Sở,x"], "agency_heads.csv:2: column level: 'provinz' is none of"),
        ([HEADER, "so,Sở,x,province,maybe,,,Sở,x"], "agency_heads.csv:2: column place_in_name: 'maybe'"),
        ([HEADER, "so,Sở,x,province,no,2025,,Sở,x"], "agency_heads.csv:2: column start: '2025' is no day"),
        ([HEADER, "so,Sở,x,province,no,2025-02-01,2025-01-01,Sở,x"], "agency_heads.csv:2: column end: 2025-01-01"),
        ([HEADER, "so,Sở,x,province,no,,,Sở,x", "so,Sở,x,province,no,,,Sở,x"], "agency_heads.csv:3: column id: 'so'"),
        ([HEADER, "so, Sở,x,province,no,,,Sở,x"], "agency_heads.csv:2: column name: ' Sở' has spaces"),
        ([HEADER, '"so'], "agency_heads.csv: cannot be read"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line_and_column(tmp_path: Path, lines: list[str], words: str) -> None:
    with pytest.raises(BadTable) as error:
        read_table("agency_heads", tables.AgencyHead, _table(tmp_path, *lines))
    assert words in str(error.value)


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"agency_heads\.csv: cannot be read"):
        read_table("agency_heads", tables.AgencyHead, tmp_path)


def test_every_table_of_the_folder_is_sorted_utf_8_without_blank_or_carriage_return() -> None:
    for path in sorted(HERE.glob("*.csv")):
        content = path.read_text(encoding="utf-8")
        assert "\r" not in content and content.endswith("\n"), path.name
        ids = [line[0] for line in csv.reader(content.splitlines())][1:]
        assert ids == sorted(ids) and len(ids) == len(set(ids)), path.name


def test_reading_tables_costs_no_command_much() -> None:
    """Importing must stay cheap, and places must wait until somebody asks."""
    code = "import sys, ontology.lookup as l; l.agencies('UBND'); print('rdflib' in sys.modules, 'places' in dir(l))"
    begin = time.perf_counter()
    out = run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parent)
    assert out.stdout.split() == ["False", "True"]
    assert time.perf_counter() - begin < 2


def test_slugs_of_names_of_one_level_differ() -> None:
    names = {(row.level, key(row.name)) for row in tables.agencies()}
    assert len({(level, slug(name)) for level, name in names}) == len(names)


# ---------------------------------------------------------------- laws


@given(
    st.permutations(["sở", "ban", "ngành", "đoàn thể"]), st.lists(st.sampled_from([", ", " và ", "; các "]), min_size=3)
)
def test_a_group_is_the_same_in_any_order(nouns: list[str], joints: list[str]) -> None:
    words = nouns[0] + "".join(joint + noun for joint, noun in zip(joints, nouns[1:], strict=False))
    found = groups.group(f"Các {words}")
    assert found is not None and found.id == "so-ban-nganh-doan-the"


@given(st.sampled_from([row.example for row in abbreviations.abbreviations()]))
def test_writing_out_twice_is_writing_out_once(words: str) -> None:
    assert expanded(expanded(words)) == expanded(words)
