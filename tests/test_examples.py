"""The examples: invented, of every kind that is read, and the same from their sources each time."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import make_examples
import pytest
from conftest import EXAMPLES, ROOT

from loaders.reading import read, walk

FILES = sorted(EXAMPLES.iterdir())
FICTION = ("Sơn Lam", "Mai Giang", "Vân Khê", "Bình Lâm", "Suối Mây", "Thạch Lũng", "Bến Gạo")


def test_there_are_nine_or_more_of_five_kinds() -> None:
    assert len(FILES) >= 9
    assert {path.suffix for path in FILES} == {".txt", ".md", ".docx", ".html", ".pdf"}
    assert walk([EXAMPLES]).files == tuple(FILES)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_example_says_that_it_is_invented(path: Path) -> None:
    last = [line for line in read(path).content.splitlines() if line.strip()][-1]
    assert last.strip(" *") == make_examples.INVENTED


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_example_speaks_of_a_real_province_or_district(path: Path) -> None:
    text = read(path).content
    rows = list(csv.DictReader((ROOT / "ontology" / "places.csv").open(encoding="utf-8")))
    names = {row["name"] for row in rows} - {"Hà Nội", "thành phố Hà Nội"}
    assert len(names) > 500
    assert [n for n in sorted(names) if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text)] == []
    assert any(name in text for name in FICTION) or re.search(r"KL/TW|QĐ-TTg", text)


# What each example is and which document of higher rank it carries out, as a reader of the paper would say.
HEADS = [
    ("01", "915-KL/TW", "2024-01-12", ("Bộ Chính trị", None), "central", ["852-NQ/TW"]),
    ("02", "112-KH/TU", "2024-02-26", ("Ban Thường vụ Tỉnh ủy", "tỉnh Sơn Lam"), "province", ["915-KL/TW"]),
    ("03", "48/KH-UBND", "2024-03-20", ("Ủy ban nhân dân", "tỉnh Sơn Lam"), "province", ["112-KH/TU"]),
    ("04", "31/KH-UBND", "2024-04-12", ("Ủy ban nhân dân", "huyện Vân Khê"), "district", ["48/KH-UBND"]),
    ("05", "27/KH-UBND", "2024-04-18", ("Ủy ban nhân dân", "thị xã Bình Lâm"), "district", ["48/KH-UBND"]),
    ("06", "09/KH-UBND", "2024-05-06", ("Ủy ban nhân dân", "xã Suối Mây"), "commune", ["31/KH-UBND"]),
    ("07", None, "2024-05", ("Ủy ban nhân dân", "xã Thạch Lũng"), "commune", []),
    ("08", "15/KH-UBND", "2024-05-08", ("Ủy ban nhân dân", "phường Bến Gạo"), "commune", ["27/KH-UBND"]),
    ("09", "9415/QĐ-TTg", "2024-11-18", ("Thủ tướng Chính phủ", None), "central", []),
    ("10", "17/KH-UBND", "2025-01-14", ("Ủy ban nhân dân", "tỉnh Sơn Lam"), "province", ["9415/QĐ-TTg"]),
    ("11", "23/KH-UBND", "2025-02-10", ("Ủy ban nhân dân", "tỉnh Mai Giang"), "province", ["9415/QĐ-TTg"]),
]


@pytest.mark.parametrize(
    ("start", "number", "issued", "issuer", "level", "implements"), HEADS, ids=[row[0] for row in HEADS]
)
def test_heads_and_parents_are_read_as_written(
    start: str,
    number: str | None,
    issued: str,
    issuer: tuple[str, str | None],
    level: str,
    implements: list[str],
) -> None:
    from loaders.record import extract

    (path,) = EXAMPLES.glob(f"{start}-*")
    said = extract(read(path))
    head = said.document
    assert head.issuer is not None
    assert (head.number, head.issued, head.level) == (number, issued, level)
    assert (head.issuer.name, head.issuer.of) == issuer
    assert [c.act.number for c in said.citations if c.relation == "implements"] == implements
    assert head.complete


@pytest.mark.parametrize(
    "kind", [".html", ".docx", pytest.param(".pdf", marks=pytest.mark.skipif(
        not make_examples.FONTS.is_dir(), reason="no DejaVu fonts on this machine (Debian: fonts-dejavu-core)"))]
)  # fmt: skip
def test_the_sources_give_the_committed_examples(kind: str, tmp_path: Path) -> None:
    """Bytes where we write them ourselves; for PDF the text, because compressed bytes differ between zlibs."""
    make_examples.main(tmp_path, kind)
    made = sorted(tmp_path.iterdir())
    assert [path.name for path in made] == [path.name for path in FILES if path.suffix == kind]
    for path in made:
        if kind == ".pdf":
            assert read(path).content == read(EXAMPLES / path.name).content
        else:
            assert path.read_bytes() == (EXAMPLES / path.name).read_bytes()
