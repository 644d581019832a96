"""What a browser makes of a page: it draws offline, in order; search, keys and clicks work; no word becomes script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Chromium
from pictures import CHAIN, DOC, EDGES, HOSTILE, NODES, QUOTE, document, edge, many

from viz import chain, everything

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(chromium, tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def shown(browser: Chromium, tmp_path: Path) -> Chromium:
    """The chain, open."""
    _open(browser, tmp_path, chain.page(CHAIN))
    return browser


def _open(browser: Chromium, folder: Path, page: str) -> None:
    path = folder / "hình.html"
    path.write_text(page, encoding="utf-8")
    browser.open(path)


def _card(browser: Chromium) -> str:
    words: str = browser.run("document.getElementById('card').innerText")
    return words


def test_a_page_loads_without_a_request_and_without_a_complaint(shown: Chromium) -> None:
    assert shown.requests() == []
    assert shown.complaints() == []
    assert shown.run("document.title").startswith("Kết luận 915-KL/TW")


def test_a_chain_stands_in_order_from_top_to_bottom(shown: Chromium) -> None:
    y = {iri: place["y"] for iri, place in shown.run("chidao.positions()").items()}
    assert len(y) == len(NODES)
    for one in EDGES:
        assert y[one["to"]] < y[one["from"]]


def test_the_whole_picture_is_on_the_screen_at_first(shown: Chromium) -> None:
    frame = shown.run(
        "(({width, height}) => ({width, height}))(document.getElementById('picture').getBoundingClientRect())"
    )
    for node in NODES:
        at = shown.run(f"chidao.onScreen({node['iri']!r})")
        assert 132 < at["x"] < frame["width"] and 0 < at["y"] < frame["height"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("van khe", "van-khe"),
        ("Vân Khê", "van-khe"),
        ("THI XA BINH", "binh-lam"),
        ("112-kh/tu", "tu"),
        ("915", "kl"),
        ("9415/qd", "qd"),
        ("dang so 9415", None),
    ],
)
def test_search_needs_no_diacritics(shown: Chromium, typed: str, number: str | None) -> None:
    shown.run("document.getElementById('search').focus()")
    shown.type(typed)
    if number is None:
        assert shown.run("document.getElementById('found').innerText") == "Không tìm thấy"
        return
    assert shown.run("chidao.found()[0]") == DOC + number
    shown.press("Enter")
    assert shown.run("chidao.chosen()") == DOC + number


def test_search_lists_what_it_finds_and_arrows_choose(shown: Chromium) -> None:
    shown.run("document.getElementById('search').focus()")
    shown.type("ke hoach xa")
    found = shown.run("chidao.found()")
    assert set(found) >= {DOC + "suoi-may", DOC + "thach-lung"}
    shown.press("ArrowDown")
    shown.press("ArrowDown")
    assert shown.run("document.querySelector('[aria-selected=true]').id") == "hit1"
    shown.press("Enter")
    assert shown.run("chidao.chosen()") == found[1]


def test_a_click_on_a_box_shows_its_card_with_the_quoted_sentences(shown: Chromium) -> None:
    _click(shown, DOC + "tinh")
    assert shown.run("chidao.chosen()") == DOC + "tinh"
    words = _card(shown)
    for said in ("Kế hoạch", "48/KH-UBND", "Ủy ban nhân dân tỉnh Sơn Lam", "18/3/2024", "Tỉnh", "tinh.txt"):
        assert said in words
    assert "Thực hiện (2)" in words and "Căn cứ (1)" in words and "Được thực hiện bởi (2)" in words
    assert "Quyết định số 9415/QĐ-TTg ngày 01/12/2023" in words
    assert "Nêu trong 48/KH-UBND, tệp tinh.txt, ký tự 228–283" in words


def test_a_click_on_a_line_shows_the_sentence_that_states_it(shown: Chromium) -> None:
    low, high = (shown.run(f"chidao.onScreen({DOC + name!r})") for name in ("thach-lung", "van-khe"))
    left, top = _corner(shown)
    half = 55 * shown.run("chidao.scale()")
    # Straight above the lower box the line leaves it.
    shown.click(left + low["x"], top + low["y"] - half - 6)
    words = _card(shown)
    assert "Quan hệ" in words and "Chưa ghi số" in words and "31/KH-UBND" in words and QUOTE in words
    assert high["y"] < low["y"]


def test_the_card_leads_on_to_the_next_document(shown: Chromium) -> None:
    _click(shown, DOC + "van-khe")
    shown.run("[...document.querySelectorAll('#card .jump')].find(b => b.innerText === '48/KH-UBND').click()")
    assert shown.run("chidao.chosen()") == DOC + "tinh"


def test_the_picture_can_be_used_with_keys_alone(shown: Chromium) -> None:
    shown.run("document.getElementById('picture').focus()")
    shown.press("ArrowDown")
    assert shown.run("chidao.chosen()") == DOC + "kl"
    shown.press("ArrowDown")
    assert shown.run("chidao.chosen()") != DOC + "kl"
    shown.press("Enter")
    assert shown.run("document.activeElement.id") == "card"
    shown.run("document.getElementById('picture').focus()")
    shown.press("Escape")
    assert shown.run("chidao.chosen()") is None


def test_the_table_says_in_words_what_the_picture_shows(shown: Chromium) -> None:
    shown.run("document.querySelector('#table > summary').click()")
    shown.run("new Promise(done => setTimeout(() => done(1), 50))")
    words = shown.run("document.getElementById('table').innerText")
    assert "Các ô (9)" in words and "Các câu dẫn chứng (10)" in words
    assert "Quyết định số 9415/QĐ-TTg ngày 01/12/2023" in words


def test_a_printed_page_has_the_picture_and_the_table(shown: Chromium) -> None:
    shown.run("window.dispatchEvent(new Event('beforeprint'))")
    assert shown.run("document.getElementById('table').open") is True
    assert len(shown.call("Page.printToPDF", landscape=True)["data"]) > 20_000


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_run_no_script(browser: Chromium, tmp_path: Path, words: str) -> None:
    nodes = [
        document("kl", words, words, words, "central", "2023", title=words, files=[words]),
        document("tinh", "48/KH-UBND", "Kế hoạch", words, "province", words, title=words),
    ]
    edges = [edge("tinh", "kl", quote=words), edge("tinh", "kl", words, quote=words, stated_by=words, file=words)]
    _open(browser, tmp_path, chain.page({**CHAIN, "nodes": nodes, "edges": edges}))
    for name in ("kl", "tinh"):
        _click(browser, DOC + name)
        assert browser.run("chidao.chosen()") == DOC + name
    browser.run("document.getElementById('search').focus()")
    browser.type("ke hoach")
    browser.run("document.querySelector('#table > summary').click()")
    browser.run("new Promise(done => setTimeout(() => done(1), 50))")
    assert browser.run("typeof window.broken") == "undefined"
    assert browser.run("document.querySelectorAll('img, script[src], iframe, object').length") == 0
    assert browser.requests() == []
    assert browser.complaints() == []
    # Whatever the words, the page stays as wide as the window.
    assert browser.run("document.documentElement.scrollWidth <= window.innerWidth") is True


def test_the_walls_are_real(browser: Chromium, tmp_path: Path) -> None:
    """Without the escapes the policy alone still stops a script: so the tests above can fail, and two walls stand."""
    page = chain.page(CHAIN).replace("</body>", "<script>window.broken=1</script><img src=https://x.invalid/y></body>")
    _open(browser, tmp_path, page)
    assert browser.run("typeof window.broken") == "undefined"
    assert browser.complaints() != []


def _corner(browser: Chromium) -> tuple[float, float]:
    at = browser.run("(({left, top}) => ({left, top}))(document.getElementById('picture').getBoundingClientRect())")
    return at["left"], at["top"]


def _click(browser: Chromium, iri: str) -> None:
    at, (left, top) = browser.run(f"chidao.onScreen({iri!r})"), _corner(browser)
    browser.click(left + at["x"], top + at["y"])


@pytest.mark.slow
def test_a_thousand_documents_open_within_seconds_and_can_be_found(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "all.html"
    path.write_text(everything.page(many(1000)), encoding="utf-8")
    assert browser.open(path) < 10  # 0.7 s on an idle machine
    assert len(browser.run("chidao.positions()")) == 1000
    browser.run("document.getElementById('search').focus()")
    browser.type("noi 777")
    browser.press("Enter")
    assert browser.run("chidao.chosen()") == DOC + "777-kh-ubnd/uy-ban-nhan-dan/noi-777/2024"
    assert browser.requests() == [] and browser.complaints() == []
