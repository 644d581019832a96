"""Places in the words of a document, and the places that bare words mean in it.

Real places stand here only where the tables tell of them (two cities of one name, levels that changed in 2025).
"""

from __future__ import annotations

import pytest
from drafting import BINH_LAM, COMMUNE, SON_LAM, SUOI_MAY, TOWN, VAN_KHE, document, read

from loaders import places


@pytest.mark.parametrize(
    ("kind", "proper", "name"),
    [
        ("tỉnh", "Sơn Lam", "tỉnh Sơn Lam"),
        ("TP.", "Tuy Hoà", "thành phố Tuy Hòa"),
        ("TX.", "Bình Lâm", "thị xã Bình Lâm"),
        ("Thành phố", "Vân Khê", "thành phố Vân Khê"),
        ("HUYỆN", "VÂN KHÊ", "huyện Vân Khê"),
        ("tỉnh", "Bà Rịa-Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("TỈNH", "BÀ RỊA - VŨNG TÀU", "tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh", "Sơn Lam–Mai Giang", "tỉnh Sơn Lam - Mai Giang"),
        ("TỈNH", "SƠN LAM – MAI GIANG", "tỉnh Sơn Lam - Mai Giang"),
        ("Quận", "7", "quận 7"),
        ("Thủ đô", "Hà Nội", "thành phố Hà Nội"),
    ],
)
def test_a_place_is_written_with_its_kind_and_one_spelling(kind: str, proper: str, name: str) -> None:
    assert places.name(kind, proper) == name


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("UBND tỉnh Sơn Lam", ["tỉnh Sơn Lam"]),
        ("UBND thị xã Bình Lâm và huyện Vân Khê", ["huyện Vân Khê", "thị xã Bình Lâm"]),
        ("trên địa bàn thành phố Tuy Hoà", ["thành phố Tuy Hòa"]),
        ("TP. Vân Khê", ["thành phố Vân Khê"]),
        ("UBND tỉnh Sơn Lam – Mai Giang", ["tỉnh Sơn Lam - Mai Giang"]),
        ("UBND các xã, phường", []),
        ("tỉnh ban hành", []),
    ],
)
def test_places_are_found_by_their_kind_and_capitals(words: str, found: list[str]) -> None:
    assert sorted(places.named(words)) == found


def test_the_letterhead_names_the_place_in_capitals() -> None:
    assert places.first_capitals("ỦY BAN NHÂN DÂN THỊ XÃ BÌNH LÂM") == BINH_LAM
    assert places.first_capitals("ỦY BAN NHÂN DÂN") is None


@pytest.mark.parametrize(
    ("place", "day", "level"),
    [
        ("tỉnh Sơn Lam", None, "province"),
        ("huyện Vân Khê", None, "district"),
        ("thị xã Bình Lâm", None, "district"),
        ("phường Bến Gạo", None, "commune"),
        ("đặc khu Phú Quốc", "2025-08-01", "commune"),
        ("thành phố Hà Nội", "2024-01-01", "province"),
        ("thành phố Đà Lạt", "2024-01-01", "district"),
        ("thành phố Huế", "2023-05-01", "district"),
        ("thành phố Huế", "2025-08-01", "province"),
    ],
)
def test_the_level_of_a_place_is_that_of_the_day(place: str, day: str | None, level: str) -> None:
    assert places.level_of(place, day) == level


def test_bare_words_mean_the_places_of_the_document() -> None:
    here = places.jurisdiction(VAN_KHE, "district", "2024-04-12", "… của UBND tỉnh Sơn Lam …")
    assert (here.by_kind["huyện"], here.by_kind["tỉnh"], here.province) == (VAN_KHE, SON_LAM, SON_LAM)
    assert here.of_level("district") == VAN_KHE
    assert places.within(VAN_KHE, here) == (SON_LAM,)


def test_a_commune_lies_in_the_district_and_province_that_its_text_names() -> None:
    said = "Kế hoạch của UBND huyện Vân Khê và của UBND tỉnh Sơn Lam"
    here = places.jurisdiction(SUOI_MAY, "commune", "2024-05-06", said)
    assert places.within(SUOI_MAY, here) == (VAN_KHE, SON_LAM)


def test_there_is_no_district_above_a_commune_from_july_2025_on() -> None:
    said = "Kế hoạch của UBND huyện Vân Khê trước đây và của UBND tỉnh Sơn Lam"
    here = places.jurisdiction(SUOI_MAY, "commune", "2025-08-06", said)
    assert places.within(SUOI_MAY, here) == (SON_LAM,)


def test_a_province_has_no_parent() -> None:
    here = places.jurisdiction(SON_LAM, "province", "2024-03-20", "UBND tỉnh Sơn Lam")
    assert places.within(SON_LAM, here) == ()


def test_the_tables_give_the_province_that_the_text_does_not_name() -> None:
    here = places.jurisdiction("huyện Cao Lộc", "district", "2024-03-01", "UBND huyện ban hành Kế hoạch")
    assert here.by_kind["tỉnh"] == "tỉnh Lạng Sơn"


def test_the_bodies_of_a_document_lie_where_its_letterhead_says() -> None:
    town = read(document("I. NHIỆM VỤ", "1. Công an thị xã kiểm tra các chợ trên địa bàn.", head=TOWN))
    assert town.tasks[0].assignees[0].agency.of == BINH_LAM
    commune = read(document("I. NHIỆM VỤ", "1. Công an xã kiểm tra các chợ trên địa bàn.", head=COMMUNE))
    assert commune.tasks[0].assignees[0].agency.of == SUOI_MAY


def test_one_text_names_places_that_differ_in_a_mark() -> None:
    assert sorted(places.named("tỉnh Phú Yên và huyện Phù Yên")) == ["huyện Phù Yên", "tỉnh Phú Yên"]
