"""Dates are ISO 8601, as precise as the text; deadlines have the kinds of the record format."""

from __future__ import annotations

from datetime import date

import pytest
from drafting import deadline
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import dates, deadlines, periods, recurrences
from ontology.names import folded


def iso(words: str) -> str | None:
    match = dates.DATE.search(folded(words))
    return None if match is None else dates.iso(match)


def on_line(words: str, year: str | None = "2024") -> list[str]:
    low = folded(words)
    return [deadline(t.deadline) for t in deadlines.on_time_line(low, 0, len(low), year)]


def in_sentence(words: str, year: str | None = "2024") -> list[str]:
    low = folded(words)
    return [deadline(t.deadline) for t in deadlines.in_sentence(low, 0, len(low), year)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ngày 05 tháng 8 năm 2020", "2020-08-05"),
        ("ngày 5 tháng 08 năm 2020", "2020-08-05"),
        ("Ngày 05 Tháng 8 Năm 2020", "2020-08-05"),
        ("05/8/2020", "2020-08-05"),
        ("ngày 05/08/2020", "2020-08-05"),
        ("ngày 5/8/2020", "2020-08-05"),
        ("6-5-2019", "2019-05-06"),
        ("17.12.2019", "2019-12-17"),
        ("ngày 05 / 8 / 2020", "2020-08-05"),
        ("ngày 30 tháng tư năm 2020", "2020-04-30"),
        ("tháng 4 năm 2021", "2021-04"),
        ("tháng 04/2021", "2021-04"),
        ("ngày 29 tháng 02 năm 2024", "2024-02-29"),
        ("ngày\xa005 tháng 8 năm 2020", "2020-08-05"),
    ],
)
def test_a_date_is_as_precise_as_the_text_and_its_day_comes_first(words: str, day: str) -> None:
    assert iso(words) == day


@pytest.mark.parametrize("words", ["ngày 31/02/2024", "ngày 29/02/2023", "ngày 31 tháng 4 năm 2024"])
def test_a_day_that_never_was_is_none(words: str) -> None:
    assert iso(words) is None


@pytest.mark.parametrize("words", ["48/KH-UBND", "72/2015/NĐ-CP", "năm 2024", "05/13/2024", "Điều 5", "2021 - 2025"])
def test_what_is_no_date_is_none(words: str) -> None:
    assert iso(words) is None


@given(
    st.dates(date(1945, 9, 2), date(2099, 12, 31)),
    st.sampled_from(
        ["ngày {d} tháng {m} năm {y}", "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d:02}-{m}-{y}", "ngày {d:02}.{m:02}.{y}"]
    ),
)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_every_day_is_read_back_however_it_is_written(day: date, form: str) -> None:
    assert iso(form.format(d=day.day, m=day.month, y=day.year)) == day.isoformat()


# ---------------------------------------------------------------- on a time line


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Trước ngày 30/6/2024.", ["before 2024-06-30"]),
        ("Chậm nhất ngày 30 tháng 6 năm 2024", ["before 2024-06-30"]),
        ("chậm nhất là ngày 30/6/2024", ["before 2024-06-30"]),
        ("Hoàn thành trước tháng 12 năm 2024", ["before 2024-12"]),
        ("Trước tháng 12/2024", ["before 2024-12"]),
        ("Xong trước năm 2026", ["before 2026"]),
        ("Trước 30/6", ["before 2024-06-30"]),
        ("Ngày 30/6/2024", ["on 2024-06-30"]),
        ("Năm 2024", ["on 2024"]),
        ("2024", ["on 2024"]),
        ("Trong năm 2025", ["on 2025"]),
        ("Hoàn thành trong năm 2025.", ["on 2025"]),
        ("Trong tháng 12/2025", ["on 2025-12"]),
        ("Tháng 6/2024 và tháng 10/2024", ["on 2024-06", "on 2024-10"]),
        ("Tháng 3 năm 2025", ["on 2025-03"]),
        ("Quý IV/2025", ["period 2025-10 2025-12"]),
        ("Quý I năm 2025", ["period 2025-01 2025-03"]),
        ("Quý 2/2024", ["period 2024-04 2024-06"]),
        ("Quý II, III/2024", ["period 2024-04 2024-09"]),
        ("Quý III và Quý IV/2024", ["period 2024-07 2024-12"]),
        ("6 tháng đầu năm 2025", ["period 2025-01 2025-06"]),
        ("06 tháng cuối năm 2025", ["period 2025-07 2025-12"]),
        ("Giai đoạn 2024 - 2025", ["period 2024 2025"]),
        ("Từ năm 2024 đến năm 2030", ["period 2024 2030"]),
        ("2021-2025", ["period 2021 2025"]),
        ("Năm 2025 và các năm tiếp theo", ["period 2025"]),
        ("Năm 2025 và những năm tiếp theo", ["period 2025"]),
        ("Từ năm 2025 và các năm tiếp theo", ["period 2025"]),
        ("Thường xuyên", ["recurring continuous"]),
        ("Thường xuyên, liên tục", ["recurring continuous"]),
        ("Hằng năm", ["recurring year"]),
        ("Hàng năm.", ["recurring year"]),
        ("Hằng quý", ["recurring quarter"]),
        ("Hàng tháng", ["recurring month"]),
        ("Mỗi tuần", ["recurring week"]),
        ("Hằng ngày", ["recurring day"]),
        ("Định kỳ 6 tháng", ["recurring half-year"]),
        ("Khi có yêu cầu", ["recurring ad hoc"]),
        ("Khi cần thiết", ["recurring ad hoc"]),
        ("Đột xuất khi có yêu cầu", ["recurring ad hoc"]),
        ("Trước ngày 15/11 hằng năm", ["recurring year --11-15"]),
        ("Trước ngày 15/6/2024 và ngày 15/11/2024", ["before 2024-06-15", "before 2024-11-15"]),
        ("Tháng 6/2024; thường xuyên", ["on 2024-06", "recurring continuous"]),
        ("Từ ngày 01/3/2024 đến ngày 31/5/2024", ["period 2024-03-01 2024-05-31"]),
        ("Từ tháng 3 đến tháng 5 năm 2024", ["period 2024-03 2024-05"]),
        ("Từ ngày 01/3/2024 đến hết ngày 31/5/2024", ["period 2024-03-01 2024-05-31"]),
        ("Trước ngày 15 tháng 11 hằng năm", ["recurring year --11-15"]),
        ("Quý III/2031 - Quý II/2032", ["period 2031-07 2032-06"]),
        ("Từ Quý 4 năm 2031 đến Quý 1 năm 2033", ["period 2031-10 2033-03"]),
        ("Giai đoạn 2031 - 2035 và những năm tiếp theo", ["period 2031"]),
        ("Từ năm 2031 đến năm 2035 và các năm sau", ["period 2031"]),
        ("Từ ngày 15/3 đến ngày 30/6", ["period 2024-03-15 2024-06-30"]),
        ("Từ 15/3 - 30/6/2031", ["period 2031-03-15 2031-06-30"]),
        ("Từ ngày 15/11 đến hết ngày 15/3/2032", ["period 2031-11-15 2032-03-15"]),
        ("Hằng tháng, quý", ["recurring month", "recurring quarter"]),
        (
            "Hàng tháng, quý, 6 tháng, năm.",
            [f"recurring {every}" for every in ("month", "quarter", "half-year", "year")],
        ),
        ("Hằng quý và năm; trước ngày 30/6/2024", ["recurring quarter", "recurring year", "before 2024-06-30"]),
    ],
)
def test_time_lines_as_plans_write_them(words: str, found: list[str]) -> None:
    assert on_line(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "Theo tiến độ dự án",
        "Sau khi Kế hoạch được ban hành",
        "Kịp thời",
        "Định kỳ",
        "",
        "Tầm nhìn đến năm 2045",
        "Định hướng đến năm 2045",
        "Từ ngày 31/02 đến ngày 30/4",
    ],
)
def test_what_names_no_time_is_no_deadline(words: str) -> None:
    assert on_line(words) == []


# ---------------------------------------------------------------- in a sentence


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Xây dựng kế hoạch, hoàn thành trước ngày 15/5/2024.", ["before 2024-05-15"]),
        ("Gửi danh sách chậm nhất ngày 31 tháng 5 năm 2024.", ["before 2024-05-31"]),
        ("Gửi báo cáo trước ngày 15/6/2024 và ngày 15/11/2024.", ["before 2024-06-15", "before 2024-11-15"]),
        ("Gửi trước ngày 15/6/2024, ngày 15/11/2024", ["before 2024-06-15", "before 2024-11-15"]),
        ("Báo cáo trước ngày 15/11 hằng năm.", ["recurring year --11-15"]),
        ("Báo cáo trước ngày 15/6 và ngày 15/12 hằng năm.", ["recurring year --06-15", "recurring year --12-15"]),
        ("Báo cáo trước ngày 20 tháng 12 hằng năm.", ["recurring year --12-20"]),
        ("Gửi về trước 30/6.", ["before 2024-06-30"]),
        ("Theo Quyết định số 48/QĐ-UBND ngày 30/6/2024.", []),
        ("Tuyên truyền trước và trong mùa khô.", []),
        ("Gửi về trước ngày 31/02/2024.", []),
        ("Gửi về trước ngày 31/02.", []),
        ("Đến năm 2025, cấp nước cho thôn xa.", []),
    ],
)
def test_a_sentence_says_until_when(words: str, found: list[str]) -> None:
    assert in_sentence(words) == found


def test_a_day_without_a_year_has_none_where_no_year_is_known() -> None:
    assert in_sentence("Gửi về trước 30/6.", year=None) == []
    assert on_line("Từ ngày 15/3 đến ngày 30/6", year=None) == []


def within(words: str, year: str | None = "2024") -> list[str]:
    low = folded(words)
    return [deadline(t.deadline) for t in periods.in_sentence(low, 0, len(low), year)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Mở đợt nạo vét từ ngày 15/3 đến ngày 30/6.", ["period 2024-03-15 2024-06-30"]),
        ("Xây trạm bơm từ Quý III/2031 đến Quý II/2032.", ["period 2031-07 2032-06"]),
        ("Sửa trạm bơm năm 2031 và các năm tiếp theo.", ["period 2031"]),
        ("Công bố chỉ số năm 2031 và các năm tiếp theo tại các xã.", []),
    ],
)
def test_a_sentence_gives_its_work_a_period(words: str, found: list[str]) -> None:
    assert within(words)[:1] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hằng tháng, quý, năm, các thôn ghi sổ", ["month", "quarter", "year"]),
        ("hằng tháng, quý nào cũng ghi sổ", ["month"]),
        ("hằng tháng hoặc quý của các thôn", ["month", "quarter"]),
    ],
)
def test_words_joined_to_what_recurs_recur_too_where_they_end_so(words: str, found: list[str]) -> None:
    assert [t.deadline.every for t in recurrences.read(words, 0, len(words))] == found


@given(st.text(st.sampled_from("0123456789/-. ngàythánăqúýtrước,vàđếiIV"), max_size=60))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_deadlines_lie_in_the_words_and_their_days_exist(words: str) -> None:
    low = folded(words)
    for timed in [
        *deadlines.on_time_line(low, 0, len(low), "2024"),
        *recurrences.read(low, 0, len(low)),
        *periods.in_sentence(low, 0, len(low)),
    ]:
        assert 0 <= timed.start < timed.end <= len(low)
        day = timed.deadline.date
        if day and len(day) == 10:
            date.fromisoformat(day)
