"""Agencies as documents name them: the full name without its place, and the place whose body it is."""

from __future__ import annotations

import pytest
from drafting import OF_DISTRICT, OF_PROVINCE, agency, reader
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.known_names import as_spelled
from loaders.places import Jurisdiction

PROVINCE, DISTRICT = OF_PROVINCE, OF_DISTRICT
CENTRE = Jurisdiction("central")


def listed(words: str, here: Jurisdiction) -> list[str]:
    """The agencies at the beginning of the words, up to the first thing that is none."""
    found = reader(words, here)
    mentions, _ = found.several(0, len(found.flow.text))
    return [agency(a) for a in found.agencies(mentions)]


def one(words: str, here: Jurisdiction = PROVINCE) -> str:
    (found,) = listed(words, here)
    return found


# ---------------------------------------------------------------- one agency


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sở Nội vụ", "Sở Nội vụ @ tỉnh Sơn Lam"),
        ("Sở Nội vụ tỉnh", "Sở Nội vụ @ tỉnh Sơn Lam"),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch @ tỉnh Sơn Lam"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông @ tỉnh Sơn Lam"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn @ tỉnh Sơn Lam"),
        ("UBND tỉnh", "Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("Uỷ ban nhân dân tỉnh Mai Giang", "Ủy ban nhân dân @ tỉnh Mai Giang"),
        ("Ủy ban nhân dân huyện Vân Khê", "Ủy ban nhân dân @ huyện Vân Khê"),
        ("UBND TX. Bình Lâm", "Ủy ban nhân dân @ thị xã Bình Lâm"),
        ("HĐND tỉnh", "Hội đồng nhân dân @ tỉnh Sơn Lam"),
        ("Công an tỉnh", "Công an @ tỉnh Sơn Lam"),
        ("Báo và phát thanh, truyền hình tỉnh", "Báo và phát thanh, truyền hình @ tỉnh Sơn Lam"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự @ tỉnh Sơn Lam"),
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy @ tỉnh Sơn Lam"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy @ tỉnh Sơn Lam"),
        ("Tỉnh ủy", "Tỉnh ủy @ tỉnh Sơn Lam"),
        ("Tỉnh uỷ", "Tỉnh ủy @ tỉnh Sơn Lam"),
        ("Tỉnh đoàn", "Tỉnh đoàn @ tỉnh Sơn Lam"),
        ("Hội Nông dân tỉnh", "Hội Nông dân @ tỉnh Sơn Lam"),
        ("Đài Phát thanh và Truyền hình tỉnh", "Đài Phát thanh và Truyền hình @ tỉnh Sơn Lam"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam @ tỉnh Sơn Lam"),
        ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam @ tỉnh Sơn Lam"),
        ("Bộ Y tế", "Bộ Y tế"),
        ("Bộ Thông tin và Truyền thông", "Bộ Thông tin và Truyền thông"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Chính phủ", "Chính phủ"),
        ("Bộ Chính trị", "Bộ Chính trị"),
        ("Ban Bí thư", "Ban Bí thư"),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo Trung ương"),
        ("Tổ đảng ở Ủy ban Kinh tế", "Tổ đảng ở Ủy ban Kinh tế"),
        ("Đảng ủy UBND tỉnh", "Đảng ủy Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("Đảng đoàn Hội Nông dân tỉnh", "Đảng đoàn Hội Nông dân @ tỉnh Sơn Lam"),
        ("Đảng ủy xã Suối Mây", "Đảng ủy @ xã Suối Mây"),
        ("Kho bạc Nhà nước khu vực XI kiểm soát", "Kho bạc Nhà nước khu vực XI"),
        ("Thuế khu vực 15 rà soát", "Thuế khu vực 15"),
    ],
)
def test_an_agency_has_its_full_name_and_its_place_apart(words: str, name: str) -> None:
    assert one(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin @ huyện Vân Khê"),
        ("Phòng VH&TT", "Phòng Văn hóa và Thông tin @ huyện Vân Khê"),
        ("Phòng Tài chính - Kế hoạch huyện", "Phòng Tài chính - Kế hoạch @ huyện Vân Khê"),
        ("Sở Thông tin và Truyền thông", "Sở Thông tin và Truyền thông @ tỉnh Sơn Lam"),
        ("Sở TTTT tỉnh", "Sở Thông tin và Truyền thông @ tỉnh Sơn Lam"),
        ("UBND tỉnh", "Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("UBND huyện", "Ủy ban nhân dân @ huyện Vân Khê"),
        ("Công an huyện", "Công an @ huyện Vân Khê"),
        ("Huyện ủy", "Huyện ủy @ huyện Vân Khê"),
        ("Huyện đoàn Vân Khê", "Huyện đoàn @ huyện Vân Khê"),
        ("Tỉnh ủy", "Tỉnh ủy @ tỉnh Sơn Lam"),
        ("UBND xã Suối Mây", "Ủy ban nhân dân @ xã Suối Mây"),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thông huyện",
            "Trung tâm Văn hóa, Thể thao và Truyền thông @ huyện Vân Khê",
        ),
        ("Văn phòng HĐND và UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân @ huyện Vân Khê"),
    ],
)
def test_in_a_district_the_words_tell_who_stands_above(words: str, name: str) -> None:
    assert one(words, DISTRICT) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sở Chuyển đổi Xanh", "Sở Chuyển đổi Xanh @ tỉnh Sơn Lam"),
        ("Ban Quản lý rừng Thạch Lũng chủ trì", "Ban Quản lý rừng Thạch Lũng @ tỉnh Sơn Lam"),
        ("Trung tâm Cứu hộ Đường thủy tỉnh", "Trung tâm Cứu hộ Đường thủy @ tỉnh Sơn Lam"),
        ("Chi cục Kiểm lâm cập nhật", "Chi cục Kiểm lâm @ tỉnh Sơn Lam"),
        ("Trường Cao đẳng nghề Sơn Lam", "Trường Cao đẳng nghề Sơn Lam @ tỉnh Sơn Lam"),
        ("Hợp tác xã Xây dựng", "Hợp tác xã Xây dựng @ tỉnh Sơn Lam"),
        ("Ban Chỉ đạo Nước sạch Trung ương", "Ban Chỉ đạo Nước sạch Trung ương"),
        ("Hội đồng Nước sạch quốc gia", "Hội đồng Nước sạch quốc gia"),
        ("Bộ phận Một cửa", "Bộ phận Một cửa @ tỉnh Sơn Lam"),
        ("Hợp tác xã Suối Mây", "Hợp tác xã Suối Mây @ tỉnh Sơn Lam"),
        ("Ban Quản lý Hợp tác xã Suối Mây", "Ban Quản lý Hợp tác xã Suối Mây @ tỉnh Sơn Lam"),
    ],
)
def test_an_agency_that_no_table_has_is_read_by_its_head_word(words: str, name: str) -> None:
    assert one(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "Ban hành kế hoạch cấp nước",
        "Tổ chức tập huấn cho cán bộ",
        "Báo cáo kết quả thực hiện",
        "Hội nghị tổng kết năm",
        "Cơ sở dữ liệu dùng chung",
        "Đội ngũ cán bộ cơ sở",
        "Rà soát các điểm nước",
        "các điểm cấp nước",
    ],
)
def test_words_that_only_begin_like_an_agency_are_none(words: str) -> None:
    assert listed(words, PROVINCE) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ @ tỉnh Sơn Lam"),
        ("Chánh Văn phòng UBND tỉnh", "Chánh Văn phòng Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("Thủ trưởng các sở, ban, ngành", "*Thủ trưởng các sở, ban, ngành @ tỉnh Sơn Lam"),
        ("Chủ tịch UBND các xã, phường", "*Chủ tịch Ủy ban nhân dân các xã, phường @ tỉnh Sơn Lam"),
        ("Chủ tịch UBND huyện Vân Khê", "Chủ tịch Ủy ban nhân dân @ huyện Vân Khê"),
        ("Bộ trưởng Bộ Y tế", "Bộ trưởng Bộ Y tế"),
        ("Giám đốc, Thủ trưởng các sở, ban, ngành", "*Giám đốc, Thủ trưởng các sở, ban, ngành @ tỉnh Sơn Lam"),
        ("Thủ trưởng cơ quan, đơn vị", "*Thủ trưởng cơ quan, đơn vị @ tỉnh Sơn Lam"),
        ("Lãnh đạo Văn phòng UBND tỉnh", "*Lãnh đạo Văn phòng Ủy ban nhân dân @ tỉnh Sơn Lam"),
        ("các PCT UBND tỉnh", "*các Phó Chủ tịch Ủy ban nhân dân @ tỉnh Sơn Lam"),
        (
            "Chánh Văn phòng HĐND và UBND tỉnh",
            "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân @ tỉnh Sơn Lam",
        ),
        ("Chủ tịch nước", "Chủ tịch nước"),
    ],
)
def test_a_person_keeps_the_post(words: str, name: str) -> None:
    assert one(words) == name


# ---------------------------------------------------------------- groups


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Các sở, ban, ngành", "*Các sở, ban, ngành @ tỉnh Sơn Lam"),
        ("các sở, ban, ngành, đoàn thể tỉnh", "*các sở, ban, ngành, đoàn thể @ tỉnh Sơn Lam"),
        ("các sở, ngành liên quan", "*các sở, ngành liên quan @ tỉnh Sơn Lam"),
        ("các cơ quan, đơn vị có liên quan", "*các cơ quan, đơn vị có liên quan @ tỉnh Sơn Lam"),
        ("Các cơ quan, đơn vị, địa phương", "*Các cơ quan, đơn vị, địa phương @ tỉnh Sơn Lam"),
        ("UBND các xã, phường", "*Ủy ban nhân dân các xã, phường @ tỉnh Sơn Lam"),
        ("UBND các huyện, thị xã", "*Ủy ban nhân dân các huyện, thị xã @ tỉnh Sơn Lam"),
        ("UBND các huyện, thị xã, thành phố", "*Ủy ban nhân dân các huyện, thị xã, thành phố @ tỉnh Sơn Lam"),
        ("Ủy ban nhân dân cấp xã", "*Ủy ban nhân dân cấp xã @ tỉnh Sơn Lam"),
        ("UBND xã, phường", "*Ủy ban nhân dân xã, phường @ tỉnh Sơn Lam"),
        ("các sở, ban, ngành cấp tỉnh", "*các sở, ban, ngành cấp tỉnh @ tỉnh Sơn Lam"),
        ("các huyện ủy, thị ủy", "*các huyện ủy, thị ủy @ tỉnh Sơn Lam"),
        ("các cơ quan báo chí", "*các cơ quan báo chí @ tỉnh Sơn Lam"),
        ("các tổ chức phi Chính phủ", "*các tổ chức phi Chính phủ @ tỉnh Sơn Lam"),
        ("các thôn kiểm tra trạm bơm", "*các thôn @ tỉnh Sơn Lam"),
        ("các thôn bảo vệ trạm bơm", "*các thôn @ tỉnh Sơn Lam"),
        ("các doanh nghiệp viễn thông", "*các doanh nghiệp viễn thông"),
        ("doanh nghiệp cấp nước", "*doanh nghiệp cấp nước"),
        ("Doanh nghiệp, hợp tác xã trên địa bàn tỉnh", "*Doanh nghiệp, hợp tác xã"),
        ("nhà đầu tư rà soát", "*nhà đầu tư"),
        ("các sở, ngành, doanh nghiệp", "*các sở, ngành, doanh nghiệp @ tỉnh Sơn Lam"),
        ("các ngành, các cấp", "*các ngành, các cấp @ tỉnh Sơn Lam"),
        ("các cấp, các ngành kiểm tra", "*các cấp, các ngành @ tỉnh Sơn Lam"),
        ("UBND cấp tỉnh, cấp xã", "*Ủy ban nhân dân cấp tỉnh, cấp xã @ tỉnh Sơn Lam"),
        ("UBND cấp huyện và cấp xã rà soát", "*Ủy ban nhân dân cấp huyện và cấp xã @ tỉnh Sơn Lam"),
        ("mỗi xã, phường rà soát", "*mỗi xã, phường @ tỉnh Sơn Lam"),
        ("hệ thống chính quyền các cấp", "*hệ thống chính quyền các cấp @ tỉnh Sơn Lam"),
        (
            "các cơ quan, đơn vị thuộc phạm vi quản lý rà soát",
            "*các cơ quan, đơn vị thuộc phạm vi quản lý @ tỉnh Sơn Lam",
        ),
        ("các trường học thuộc tỉnh", "*các trường học @ tỉnh Sơn Lam"),
        ("các cơ quan thuộc Bộ Y tế", "*các cơ quan thuộc Bộ Y tế"),
        ("các sở, ngành và đơn vị có liên quan", "*các sở, ngành và đơn vị có liên quan @ tỉnh Sơn Lam"),
        ("các doanh nghiệp viễn thông báo cáo tiến độ", "*các doanh nghiệp viễn thông"),
        ("các cơ quan liên quan các cấp tuần tra", "*các cơ quan liên quan các cấp @ tỉnh Sơn Lam"),
        ("Đảng ủy các huyện ủy, thị ủy", "*Đảng ủy các huyện ủy, thị ủy @ tỉnh Sơn Lam"),
        ("các trường học của huyện", "*các trường học @ tỉnh Sơn Lam"),
    ],
)
def test_a_group_is_one_agency_with_its_name_as_written(words: str, name: str) -> None:
    assert one(words) == name


def test_the_ministries_of_a_central_act_have_no_place() -> None:
    assert one("các bộ, cơ quan ngang bộ", CENTRE) == "*các bộ, cơ quan ngang bộ"
    assert one("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", CENTRE) == (
        "*Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"
    )


def test_a_group_that_is_read_up_to_a_verb_ends_before_the_space() -> None:
    found = reader("các cơ quan, đơn vị báo cáo", PROVINCE)
    (mention,) = found.anywhere(0, len("các cơ quan, đơn vị "))
    assert mention.name == "các cơ quan, đơn vị"


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Sở Nội vụ, Sở Tài chính", ["Sở Nội vụ @ tỉnh Sơn Lam", "Sở Tài chính @ tỉnh Sơn Lam"]),
        ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ @ tỉnh Sơn Lam", "Sở Tài chính @ tỉnh Sơn Lam"]),
        (
            "Sở Nội vụ; UBND các xã, phường.",
            ["Sở Nội vụ @ tỉnh Sơn Lam", "*Ủy ban nhân dân các xã, phường @ tỉnh Sơn Lam"],
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế",
            ["Sở Văn hóa, Thể thao và Du lịch @ tỉnh Sơn Lam", "Sở Y tế @ tỉnh Sơn Lam"],
        ),
        (
            "Công an tỉnh, Bộ Chỉ huy Quân sự và Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
            [
                "Công an @ tỉnh Sơn Lam",
                "Bộ Chỉ huy Quân sự @ tỉnh Sơn Lam",
                "Bộ Chỉ huy Bộ đội Biên phòng @ tỉnh Sơn Lam",
            ],
        ),
        ("Sở Y tế, các sở, ngành liên quan", ["Sở Y tế @ tỉnh Sơn Lam", "*các sở, ngành liên quan @ tỉnh Sơn Lam"]),
        ("Bộ Y tế, Bộ Công an, Công an tỉnh", ["Bộ Y tế", "Bộ Công an", "Công an @ tỉnh Sơn Lam"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ["Sở Y tế @ tỉnh Sơn Lam"]),
        (
            "UBND huyện Vân Khê, thị xã Bình Lâm",
            ["Ủy ban nhân dân @ huyện Vân Khê", "Ủy ban nhân dân @ thị xã Bình Lâm"],
        ),
        ("các Bộ: Quốc phòng, Công an chủ động bố trí", ["Bộ Quốc phòng", "Bộ Công an"]),
        (
            "Các Bộ, ngành: Y tế, Nội vụ; UBND tỉnh",
            ["Bộ Y tế", "Bộ Nội vụ", "Ủy ban nhân dân @ tỉnh Sơn Lam"],
        ),
        ("các Bộ: Y tế, VHTTDL", ["Bộ Y tế", "Bộ Văn hóa, Thể thao và Du lịch"]),
        ("các Bộ: Y tế, KH & CN", ["Bộ Y tế", "Bộ Khoa học và Công nghệ"]),
        ("Sở Y tế, đơn vị có liên quan", ["Sở Y tế @ tỉnh Sơn Lam", "*đơn vị có liên quan @ tỉnh Sơn Lam"]),
        ("Sở Y tế, đơn vị cấp nước", ["Sở Y tế @ tỉnh Sơn Lam"]),
    ],
)
def test_a_list_gives_each_agency(words: str, names: list[str]) -> None:
    assert listed(words, PROVINCE) == names


def test_a_list_may_mix_levels() -> None:
    assert listed("Phòng VH&TT huyện, Sở TTTT tỉnh, UBND các xã", DISTRICT) == [
        "Phòng Văn hóa và Thông tin @ huyện Vân Khê",
        "Sở Thông tin và Truyền thông @ tỉnh Sơn Lam",
        "*Ủy ban nhân dân các xã @ huyện Vân Khê",
    ]


def test_a_name_that_the_document_spells_out_is_spelled_so_where_it_is_short() -> None:
    found = reader("Sở Tài nguyên và Môi trường chủ trì. Sở TN&MT rà soát.", PROVINCE)
    names = [found.agency(m).name for m in found.anywhere(0, len(found.flow.text))]
    assert names == ["Sở Tài nguyên và Môi trường"] * 2


def anywhere(words: str) -> list[str]:
    """The agencies anywhere in the words."""
    found = reader(words, PROVINCE)
    return [agency(a) for a in found.agencies(list(found.anywhere(0, len(found.flow.text))))]


def test_a_body_named_by_its_head_alone_has_the_name_that_the_document_gives_it_in_full() -> None:
    words = "Văn phòng Ban Chỉ huy lập kế hoạch. Văn phòng Ban Chỉ huy Chống hạn lập danh sách."
    assert anywhere(words) == ["Văn phòng Ban Chỉ huy Chống hạn @ tỉnh Sơn Lam"] * 2


def test_an_inner_unit_without_a_capital_is_a_body_where_work_is_given_to_it() -> None:
    words = "Giao bộ phận Địa chính rà soát, phối hợp với công chức Tư pháp; việc của bộ phận Văn thư."
    assert anywhere(words) == ["bộ phận Địa chính @ tỉnh Sơn Lam", "công chức Tư pháp @ tỉnh Sơn Lam"]


def test_parts_of_a_name_are_joined_as_the_document_joins_them_elsewhere() -> None:
    found = reader("Đài Phát thanh - Truyền hình tỉnh đưa tin. Đài Phát thanh và Truyền hình", PROVINCE)
    mentions = [as_spelled(found, m)._replace(start=0, end=1) for m in found.anywhere(0, len(found.flow.text))]
    assert {m.name for m in mentions} == {"Đài Phát thanh - Truyền hình"}


# ---------------------------------------------------------------- laws

PIECES = st.sampled_from(
    "Sở|Sở Nội vụ|Sở Văn hóa, Thể thao và Du lịch|Phòng|Ban|UBND|Ủy ban nhân "
    "dân|các|sở|ngành|xã|phường|tỉnh|huyện Vân Khê|Chủ tịch|liên quan|chủ trì|"
    "phối hợp với|Công an|Tỉnh ủy|cấp|và|,|;|.|:|(|)|TTTT|trên địa bàn|Thủ trưởng|các PCT|thành phố".split("|")
)


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=40))
@settings(deadline=None, derandomize=True, max_examples=250)
def test_agencies_lie_in_the_words_one_behind_the_other(words: str) -> None:
    found = reader(words, DISTRICT)
    text = found.flow.text
    mentions = list(found.anywhere(0, len(text)))
    last = 0
    for mention in mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert mention.name
        last = mention.end
    for read, mention in zip(found.agencies(mentions), mentions, strict=True):
        assert found.flow.source.content[read.start : read.end]
        assert read.collective == mention.collective


@given(st.lists(PIECES, max_size=10).map(" ".join), st.integers(0, 60))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_nothing_behind_the_end_is_looked_at(words: str, end: int) -> None:
    found = reader(words, DISTRICT)
    end = min(end, len(found.flow.text))
    mention = found.one(0, end)
    assert mention is None or mention.end <= end
    mentions, stop = found.several(0, end)
    assert stop <= end and all(m.end <= end for m in mentions)
