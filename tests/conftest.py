"""What all tests share: where real documents and the browser are, and no silent skip in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from loaders.reading import cache, ocr

ROOT = Path(__file__).parent.parent
# Real documents, read from beside the checkout and never copied into it.
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples" / "plans"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

Report = Generator[None, pytest.TestReport, pytest.TestReport]
CollectReport = Generator[None, pytest.CollectReport, pytest.CollectReport]


def in_ci() -> bool:
    """True where the environment says CI=1 or CI=true."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def browser() -> str | None:
    """The path of a Chromium, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared`, `browser`, `ocr` or `oldword` skip, with the reason, where what they need is absent."""
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="../shared with the real documents is absent"))
        if item.get_closest_marker("browser") and browser() is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))
        if item.get_closest_marker("ocr") and ocr.engine() is None:
            item.add_marker(pytest.mark.skip(reason="no Tesseract with Vietnamese on this machine"))
        if item.get_closest_marker("oldword") and shutil.which("antiword") is None:
            item.add_marker(pytest.mark.skip(reason="no antiword on this machine"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Report:
    """In CI a skip is a failure, except where strangers have no ../shared."""
    report = yield
    excused = item.get_closest_marker("shared") is not None and not SHARED.is_dir()
    if in_ci() and report.skipped and not hasattr(report, "wasxfail") and not excused:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} must not skip in CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> CollectReport:
    """In CI a whole module may not skip either."""
    report = yield
    if in_ci() and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} must not skip in CI: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _no_ocr_and_no_cache_of_people(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """OCR only where a test is about it (marker `ocr`): broken files must not cost seconds. A cache of our own."""
    monkeypatch.setenv(cache.FOLDER, str(tmp_path_factory.getbasetemp() / "cache"))
    if request.node.get_closest_marker("ocr") is None:
        monkeypatch.setattr(ocr, "engine", lambda: None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents; for tests marked `shared`."""
    if not SHARED.is_dir():
        pytest.skip("../shared with the real documents is absent")
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of invented documents that the demo loads."""
    return EXAMPLES


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; for tests marked `browser`."""
    path = browser()
    if path is None:
        pytest.skip("no Chromium on this machine")
    return path
