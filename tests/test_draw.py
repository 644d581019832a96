"""The command draw: from documents to a page, on the invented examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import Chromium
from conftest import EXAMPLES
from pictures import data_of
from running import chidao


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draw") / "store"
    done = chidao("load", EXAMPLES, "--store", folder)
    assert done.status == 0, done.err
    return folder


def _numbers(page: Path) -> list[str]:
    return sorted(box["strong"] for box in data_of(page.read_text(encoding="utf-8"))["boxes"].values())


def test_a_chain_is_drawn_from_the_politburo_to_the_commune(store: Path, tmp_path: Path) -> None:
    done = chidao("draw", "chain", "915-KL/TW", "--down", "--store", store, "-o", tmp_path / "chain.html")
    assert (done.status, done.out) == (0, f"{tmp_path / 'chain.html'}\n"), done.err
    data = data_of((tmp_path / "chain.html").read_text(encoding="utf-8"))
    heights = {box["strong"]: node["y"] for node in data["nodes"] if (box := data["boxes"].get(node["id"]))}
    way = ["915-KL/TW", "112-KH/TU", "48/KH-UBND", "31/KH-UBND", "09/KH-UBND"]
    assert [heights[number] for number in way] == sorted(heights[number] for number in way)
    assert all(fact["quote"] and fact["statedBy"] and fact["file"] for fact in data["facts"])


def test_without_a_direction_a_chain_goes_both_ways(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "both.html"
    assert chidao("draw", "chain", "48/KH-UBND", "--store", store, "-o", page).status == 0
    assert {"915-KL/TW", "48/KH-UBND", "31/KH-UBND"} <= set(_numbers(page))
    up = tmp_path / "up.html"
    assert chidao("draw", "chain", "48/KH-UBND", "--up", "--store", store, "-o", up).status == 0
    assert "915-KL/TW" in _numbers(up) and "31/KH-UBND" not in _numbers(up)


def test_the_default_name_says_what_is_drawn(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert chidao("draw", "chain", "48/KH-UBND", "--store", store).out == "chidao-chain-48-kh-ubnd.html\n"
    assert chidao("draw", "duties", "31/KH-UBND", "--store", store).out == "chidao-duties-31-kh-ubnd.html\n"
    assert chidao("draw", "all", "--store", store).out == "chidao-all.html\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "chidao-all.html",
        "chidao-chain-48-kh-ubnd.html",
        "chidao-duties-31-kh-ubnd.html",
    ]


def test_duties_are_drawn_by_document_by_agency_and_over_all(store: Path, tmp_path: Path) -> None:
    plan, agency, all = (tmp_path / f"{name}.html" for name in ("plan", "agency", "all"))
    assert chidao("draw", "duties", "31/KH-UBND", "--store", store, "-o", plan).status == 0
    words = ("Phòng Văn hóa và Thông tin", "--of", "huyện Vân Khê")
    assert chidao("draw", "duties", *words, "--store", store, "-o", agency).status == 0
    assert chidao("draw", "duties", "--store", store, "-o", all).status == 0
    assert "Phân công nhiệm vụ: Kế hoạch 31/KH-UBND" in plan.read_text(encoding="utf-8")
    assert "<title>Nhiệm vụ của Phòng Văn hóa và Thông tin huyện Vân Khê</title>" in agency.read_text(encoding="utf-8")
    tasks = [box for box in data_of(agency.read_text(encoding="utf-8"))["boxes"].values() if box["look"] == "dated"]
    assert tasks and all_dated(tasks)
    assert "48/KH-UBND" in _numbers(all)


def all_dated(tasks: list[dict[str, str]]) -> bool:
    return all(task["corner"] for task in tasks)


def test_everything_is_drawn_with_and_without_agencies(store: Path, tmp_path: Path) -> None:
    plain, more = tmp_path / "plain.html", tmp_path / "more.html"
    assert chidao("draw", "all", "--store", store, "-o", plain).status == 0
    assert chidao("draw", "all", "--agencies", "--store", store, "-o", more).status == 0
    assert {"915-KL/TW", "9415/QĐ-TTg", "23/KH-UBND"} <= set(_numbers(plain))
    assert len(_numbers(more)) > len(_numbers(plain))


def test_the_same_store_gives_the_same_page(store: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert chidao("draw", "all", "--store", store, "-o", tmp_path / name).status == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chain", "999/KH-UBND"), "999/KH-UBND"),
        (("duties", "999/KH-UBND"), "999/KH-UBND"),
        (("duties", "Sở Mộng mơ", "--of", "tỉnh Sơn Lam"), "Sở Mộng mơ"),
        (("all", "-o", "/nowhere/at/all.html"), "/nowhere/at/all.html"),
    ],
)
def test_what_cannot_be_drawn_is_one_clear_line(store: Path, words: tuple[str, ...], said: str) -> None:
    done = chidao("draw", *words, "--store", store)
    assert done.status != 0 and done.out == ""
    assert said in done.err and "Traceback" not in done.err


@pytest.mark.browser
def test_a_drawn_chain_opens_without_the_network(store: Path, tmp_path: Path, chromium: str) -> None:
    page = tmp_path / "chain.html"
    assert chidao("draw", "chain", "915-KL/TW", "--store", store, "-o", page).status == 0
    with Chromium(chromium, tmp_path / "profile") as browser:
        browser.open(page)
        assert browser.requests() == [] and browser.complaints() == []
        assert len(browser.run("chidao.positions()")) == len(_numbers(page))
