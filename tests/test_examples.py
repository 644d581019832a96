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
