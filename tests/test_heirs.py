"""What became of bodies and places: real names of the tables, tasks and provinces that are not real are invented."""

from __future__ import annotations

import pytest

from ontology import heirs, moves
from ontology.bodies import Chain
from ontology.heirs import Heir

CAO_LOC = ("huyện Cao Lộc", "tỉnh Lạng Sơn")
HUONG_TRA = ("thị xã Hương Trà", "tỉnh Thừa Thiên Huế")
SO_TTTT = "Sở Thông tin và Truyền thông"
SO_VH, SO_KH = "Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ"


def of(name: str, place: Chain, day: str) -> list[Heir]:
    return [heir for body in heirs.find(name, place) for heir in heirs.heirs(body, day)]


def called(name: str, place: Chain, day: str) -> set[tuple[str, Chain]]:
    return {(heir.body.name, heir.body.place) for heir in of(name, place, day)}


def holders(name: str, place: Chain, day: str, words: str) -> dict[str, str]:
    """By the heir's name: how it comes to a task with these words."""
    return {heir.body.name: how for heir in of(name, place, day) if (how := heirs.told(heir, (words,), day))}


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("place", "day", "new"),
    [
        (("tỉnh Thái Bình",), "2025-07-01", {("tỉnh Hưng Yên",)}),
        (("tỉnh Thừa Thiên Huế",), "2025-01-01", {("thành phố Huế",)}),
        (("tỉnh Đồng Nai",), "2026-04-30", {("thành phố Đồng Nai",)}),
        (("xã Bình Thành", *HUONG_TRA), "2025-07-01", {("xã Bình Điền", "thành phố Huế")}),
        (("quận Thủ Đức", "thành phố Hồ Chí Minh"), "2021-01-01", {("thành phố Thủ Đức", "thành phố Hồ Chí Minh")}),
        (("huyện Phú Lộc", "tỉnh Thừa Thiên Huế"), "2025-01-01", {("huyện Phú Lộc", "thành phố Huế")}),
    ],
)
def test_what_a_place_became_on_a_day(place: Chain, day: str, new: set[Chain]) -> None:
    assert {move.new for move in moves.moves(place) if move.date == day} == new


def test_a_province_that_only_grew_is_the_same_place() -> None:
    assert moves.moves(("tỉnh Hưng Yên",)) == ()


def test_a_city_of_a_province_is_not_the_province_of_its_name() -> None:
    city = {move.new for move in moves.moves(("thành phố Huế", "tỉnh Thừa Thiên Huế"))}
    assert city == {("quận Thuận Hóa", "thành phố Huế"), ("quận Phú Xuân", "thành phố Huế")}
    assert moves.moves(("thành phố Huế",)) == ()


def test_the_land_of_a_district_went_to_several_communes() -> None:
    land = {move.new[0] for move in moves.moves(CAO_LOC)}
    assert {"xã Cao Lộc", "xã Đồng Đăng", "phường Kỳ Lừa"} <= land and len(land) == 8
    assert all(move.land == "part" for move in moves.moves(CAO_LOC))


def test_the_places_that_went_into_one() -> None:
    assert moves.before(("tỉnh Hưng Yên",)) == (("tỉnh Hưng Yên",), ("tỉnh Thái Bình",))
    assert ("huyện Cao Lộc", "tỉnh Lạng Sơn") in moves.before(("xã Cao Lộc", "tỉnh Lạng Sơn"))


def test_a_commune_of_today_is_not_the_district_of_its_name() -> None:
    assert moves.moves(("xã Cao Lộc", "tỉnh Lạng Sơn")) == ()


# ---------------------------------------------------------------- bodies


def test_a_body_goes_the_way_of_its_kind_and_of_its_place() -> None:
    (heir,) = of("Sở Kế hoạch và Đầu tư", ("tỉnh Thái Bình",), "2025-09-01")
    assert (heir.body.name, heir.body.place) == ("Sở Tài chính", ("tỉnh Hưng Yên",))
    assert [(step.date, step.new.name, step.new.place[0]) for step in heir.steps] == [
        ("2025-03-01", "Sở Tài chính", "tỉnh Thái Bình"),
        ("2025-07-01", "Sở Tài chính", "tỉnh Hưng Yên"),
    ]


def test_a_body_is_its_own_heir_while_it_exists() -> None:
    assert called("Sở Y tế", ("tỉnh Hưng Yên",), "2025-09-01") == {("Sở Y tế", ("tỉnh Hưng Yên",))}
    assert called(SO_TTTT, ("tỉnh Hưng Yên",), "2024-09-01") == {(SO_TTTT, ("tỉnh Hưng Yên",))}


def test_the_offices_of_a_district_went_to_its_communes() -> None:
    found = of("Phòng Văn hóa và Thông tin", CAO_LOC, "2025-09-01")
    assert {heir.body.name for heir in found} == {"Phòng Văn hóa - Xã hội"} and len(found) == 8
    assert all(heir.steps[-1].land == "part" for heir in found)
    assert next(step.new.name for step in found[0].steps) == "Phòng Văn hóa, Khoa học và Thông tin"


def test_the_party_of_a_province_that_became_a_city_is_called_otherwise() -> None:
    for province, day, city in (
        ("tỉnh Thừa Thiên Huế", "2025-02-01", "thành phố Huế"),
        ("tỉnh Quảng Nam", "2025-08-01", "thành phố Đà Nẵng"),
        ("tỉnh Bình Phước", "2026-05-01", "thành phố Đồng Nai"),
    ):
        assert called("Văn phòng Tỉnh ủy", (province,), day) == {("Văn phòng Thành ủy", (city,))}


def test_a_body_whose_place_is_not_told_is_somewhere_inside_it() -> None:
    (heir,) = of("Tòa án nhân dân", CAO_LOC, "2025-09-01")
    assert heir.body.name == "Tòa án nhân dân khu vực" and heir.body.inside and heir.body.place == CAO_LOC
    (heir,) = (one for one in of("Phòng Y tế", ("huyện Suối Ngà", "tỉnh Thanh Lam"), "2025-09-01"))
    assert heir.body.name == "Phòng Văn hóa - Xã hội" and heir.body.inside


def test_where_the_tables_name_no_heir_there_is_none() -> None:
    assert of("Bưu điện", CAO_LOC, "2025-09-01") == []


# ---------------------------------------------------------------- functions


def test_the_words_of_a_task_tell_its_function() -> None:
    hung_yen = ("tỉnh Hưng Yên",)
    assert holders(SO_TTTT, hung_yen, "2025-09-01", "Tuyên truyền công tác thông tin đối ngoại") == {SO_VH: "told"}
    assert holders(SO_TTTT, hung_yen, "2025-09-01", "Bồi dưỡng kỹ năng chuyển đổi số") == {SO_KH: "told"}


def test_a_function_that_no_word_tells_is_in_doubt_between_all_heirs() -> None:
    found = holders(SO_TTTT, ("tỉnh Hưng Yên",), "2025-09-01", "Tổ chức hội nghị tổng kết")
    assert found == {SO_VH: "doubt", SO_KH: "doubt"}, "the police took over a small part only"


def test_the_title_of_the_plan_tells_the_function_where_the_task_does_not() -> None:
    (heir,) = (one for one in of(SO_TTTT, ("tỉnh Hưng Yên",), "2025-09-01") if one.body.name == SO_VH)
    title = "Kế hoạch công tác thông tin đối ngoại năm 2024"
    assert heirs.told(heir, ("Tổ chức hội nghị tổng kết", title), "2025-09-01") == "told"
    assert heirs.told(heir, ("Nâng cấp hạ tầng viễn thông", title), "2025-09-01") is None


def test_who_took_over_most_has_what_no_word_tells() -> None:
    place = ("tỉnh Thanh Lam",)
    assert holders("Sở Giao thông vận tải", place, "2025-09-01", "Rà soát số liệu") == {"Sở Xây dựng": "doubt"}
    assert holders("Sở Giao thông vận tải", place, "2025-09-01", "Sát hạch lái xe") == {"Công an": "told"}


def test_a_body_that_gave_away_one_function_keeps_the_rest() -> None:
    place = ("tỉnh Thanh Lam",)
    assert holders("Sở Nội vụ", place, "2025-09-01", "Quản lý hồ sơ công chức") == {"Sở Nội vụ": "whole"}
    told = holders("Sở Nội vụ", place, "2025-09-01", "Quản lý nhà nước về tín ngưỡng, tôn giáo")
    assert told == {"Sở Dân tộc và Tôn giáo": "told"}


def test_the_kinds_before_a_kind_go_back_several_steps() -> None:
    before = heirs.kinds_before("phong-vhxh-xa")
    assert {"phong-vhxh-xa", "phong-vhkhtt", "phong-vhtt", "phong-gddt"} <= before
    assert "tinh-uy" in heirs.kinds_before("thanh-uy-tttw")
