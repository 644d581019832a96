"""Duties: what names an agency and, apart, what its groups are told. All documents are invented."""

from __future__ import annotations

import json
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner

from chidao.cli import cli
from ontology.errors import Ambiguous, NotFound, WrongUse
from queries import deadlines
from queries.ask import Answer
from queries.duties import duties

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

STORE = invented.store_of(invented.chain())


def listed(answer: Answer) -> list[tuple[str, str, str | None, str, str]]:
    return [(row["by"], row["when"], row["due"], row["role"], row["section"]) for row in answer.rows]


def test_named_tasks_come_first_dated_ones_by_their_last_day_and_groups_apart() -> None:
    assert listed(duties(STORE, "Phòng Nội vụ", "huyện Suối Ngà")) == [
        ("named", "dated", "2024-05-31", "lead", "II.3"),
        ("named", "dated", "2024-06-15", "lead", "II.2"),
        ("named", "undated", None, "coordinate", "III.1"),
        ("group", "continuous", None, "lead", "II.1"),
    ]


def test_a_task_that_names_an_agency_is_not_listed_again_for_its_group() -> None:
    rows = duties(STORE, "Phòng Nội vụ", "huyện Suối Ngà").rows
    assert [row["by"] for row in rows if row["section"] == "III.1"] == ["named"]


def test_those_concerned_are_nobody_in_particular() -> None:
    sections = {row["section"] for row in duties(STORE, "Phòng Tài chính - Kế hoạch", "huyện Suối Ngà").rows}
    assert sections == {"III.1", "II.1"}, "II.2 is for 'các phòng, ban liên quan', which never expands"


def test_an_agency_that_no_document_names_has_the_tasks_of_its_groups() -> None:
    assert listed(duties(STORE, "Phòng Y tế", "huyện Suối Ngà")) == [
        ("group", "continuous", None, "lead", "II.1"),
        ("group", "undated", None, "coordinate", "III.1"),
    ]


def test_a_group_is_one_of_its_place_only() -> None:
    assert duties(STORE, "Phòng Y tế", "huyện Đá Xanh").rows == ()


def test_a_department_and_a_district_committee_belong_to_the_groups_of_the_province() -> None:
    for agency, of, group in (
        ("Sở Y tế", "tỉnh Thanh Lam", "các sở, ban, ngành"),
        ("Ủy ban nhân dân", "huyện Đá Xanh", "Ủy ban nhân dân các huyện, thành phố"),
    ):
        rows = [row for row in duties(STORE, agency, of).rows if row["number"] == "77/KH-UBND"]
        assert [(row["by"], row["groups"], row["role"]) for row in rows] == [("group", [group], "coordinate")]


def test_each_task_has_its_sentence_plan_and_place_in_the_text() -> None:
    row = duties(STORE, "Phòng Nội vụ", "huyện Suối Ngà").rows[0]
    assert row["quote"] == row["text"] == "Đăng bài trên trang thông tin."
    assert (row["file"], row["number"], row["issuer"]) == ("suoi-nga.txt", None, "Ủy ban nhân dân huyện Suối Ngà")
    assert row["requested"] is True
    assert row["end"] > row["start"] > 0
    assert row["deadlines"] == [{"kind": "period", "from": "2024-04", "to": "2024-05"}]


def test_only_a_role_only_what_is_due_only_what_names_it() -> None:
    def sections(role: str | None = None, before: str | None = None, named_only: bool = False) -> list[str]:
        answer = duties(STORE, "Phòng Nội vụ", "huyện Suối Ngà", role=role, before=before, named_only=named_only)
        return [row["section"] for row in answer.rows]

    assert sections(role="coordinate") == ["III.1"]
    assert sections(before="2024-06-14") == ["II.3"]
    assert sections(before="2024-06") == ["II.3", "II.2"]
    assert sections(named_only=True) == ["II.3", "II.2", "III.1"]


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(NotFound):
        duties(STORE, "Phòng Chuyện lạ", "huyện Suối Ngà")
    with pytest.raises(Ambiguous):
        duties(STORE, "Ủy ban nhân dân")
    with pytest.raises(WrongUse, match="not a date"):
        duties(STORE, "Phòng Nội vụ", "huyện Suối Ngà", before="15/6/2024")
    with pytest.raises(WrongUse, match="a role is lead or coordinate"):
        duties(STORE, "Phòng Nội vụ", "huyện Suối Ngà", role="boss")


# ---------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("deadline", "due", "when", "words"),
    [
        ({"kind": "before", "date": "2024-06-15"}, "2024-06-15", "dated", "trước 15/6/2024"),
        ({"kind": "on", "date": "2024"}, "2024-12-31", "dated", "trong 2024"),
        ({"kind": "on", "date": "2025-02"}, "2025-02-28", "dated", "trong 2/2025"),
        ({"kind": "period", "from": "2025-10", "to": "2025-12"}, "2025-12-31", "dated", "từ 10/2025 đến 12/2025"),
        ({"kind": "period", "from": "2025", "to": None}, None, "continuous", "từ 2025"),
        ({"kind": "period", "from": None, "to": "2025"}, "2025-12-31", "dated", "đến 2025"),
        ({"kind": "recurring", "every": "continuous"}, None, "continuous", "thường xuyên"),
        ({"kind": "recurring", "every": "year", "by": "--11-15"}, None, "continuous", "hằng năm, trước 15/11"),
    ],
)
def test_deadlines(deadline: dict[str, str | None], due: str | None, when: str, words: str) -> None:
    assert deadlines.due([deadline]) == due
    assert deadlines.when([deadline]) == when
    assert deadlines.in_words(deadline) == words


def test_no_deadline_is_undated() -> None:
    assert deadlines.when([]) == "undated"


# ---------------------------------------------------------------- the command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.saved(tmp_path_factory.mktemp("duties") / "store", invented.chain())


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--store", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_the_list_for_people(folder: Path) -> None:
    assert run(folder, "duties", "Phòng Nội vụ", "--of", "huyện Suối Ngà").splitlines() == [
        "Nhiệm vụ nêu tên Phòng Nội vụ huyện Suối Ngà: 3",
        "",
        "  Có thời hạn",
        "  - từ 4/2024 đến 5/2024 · chủ trì (được đề nghị) · mục II.3, (số trống) Ủy ban nhân dân huyện Suối Ngà, "
        "suoi-nga.txt",
        "    “Đăng bài trên trang thông tin.”",
        "  - trước 15/6/2024 · chủ trì · mục II.2, (số trống) Ủy ban nhân dân huyện Suối Ngà, suoi-nga.txt",
        "    “Rà soát điểm phát sóng.”",
        "",
        "  Không nêu thời hạn",
        "  - phối hợp · mục III.1, (số trống) Ủy ban nhân dân huyện Suối Ngà, suoi-nga.txt",
        "    “Phối hợp kiểm tra.”",
        "",
        "Nhiệm vụ giao cho nhóm cơ quan mà Phòng Nội vụ huyện Suối Ngà thuộc về: 1",
        "",
        "  Thường xuyên, định kỳ",
        "  - thường xuyên · chủ trì · qua nhóm “các phòng, ban” · mục II.1, (số trống) Ủy ban nhân dân huyện Suối Ngà, "
        "suoi-nga.txt",
        "    “Tuyên truyền trên hệ thống loa.”",
        "",
    ]


def test_named_only_says_nothing_of_groups(folder: Path) -> None:
    assert "nhóm" not in run(folder, "duties", "Phòng Nội vụ", "--of", "huyện Suối Ngà", "--named-only")


def test_the_list_as_json(folder: Path) -> None:
    said = json.loads(run(folder, "duties", "Sở Nội vụ tỉnh Thanh Lam", "--json"))
    assert said["question"] == "duties"
    assert said["parameters"]["agency"] == "Sở Nội vụ tỉnh Thanh Lam"
    assert [list(row) for row in said["rows"]] == [said["columns"]]


@pytest.mark.shared
def test_the_office_of_cao_loc_has_three_tasks_and_apart_ten_through_groups(shared: Path, tmp_path: Path) -> None:
    run(tmp_path / "store", "load", str(shared / "corpus" / "seeds"))
    said = json.loads(
        run(tmp_path / "store", "duties", "Phòng Văn hóa và Thông tin", "--of", "huyện Cao Lộc", "--json")
    )
    assert [row["section"] for row in said["rows"] if row["by"] == "named"] == ["II.3.2", "II.4.2", "IV.2"]
    assert [row["section"] for row in said["rows"] if row["by"] == "group"] == [
        "II.1", "II.2", "II.2", "II.2", "II.3.1", "II.3.1", "II.3.1", "II.4.1", "II.5", "IV.3",
    ]  # fmt: skip
