"""What all tests share: where real documents, the browser and Neo4j are, and no silent skip in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.reading import cache, ocr

if TYPE_CHECKING:
    from neo4j_server import Server

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


@once
def lacking_for_neo4j() -> str | None:
    """Why no Neo4j can be had, or None. The driver is imported only where a test wants one."""
    import neo4j_server

    return neo4j_server.lacking()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared`, `browser`, `ocr`, `oldword` or `neo4j` skip, with the reason, where what they need is
    absent.
    """
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="../shared with the real documents is absent"))
        if item.get_closest_marker("browser") and browser() is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))
        if item.get_closest_marker("ocr") and ocr.engine() is None:
            item.add_marker(pytest.mark.skip(reason="no Tesseract with Vietnamese on this machine"))
        if item.get_closest_marker("oldword") and shutil.which("antiword") is None:
            item.add_marker(pytest.mark.skip(reason="no antiword on this machine"))
        if item.get_closest_marker("neo4j") and (lacking := lacking_for_neo4j()):
            item.add_marker(pytest.mark.skip(reason=lacking))


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


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j that answers, for tests marked `neo4j`: the one of NEO4J_URI, else one of our own for the whole run."""
    from neo4j_server import Server, of_environment

    theirs = of_environment()
    if theirs is not None:
        yield theirs
        return
    if reason := lacking_for_neo4j():
        pytest.skip(reason)
    server = Server(tmp_path_factory.mktemp("neo4j"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def neo4j_empty(neo4j_server: Server) -> Iterator[Server]:
    """The server without data, constraints and indexes; one of others is left so too."""
    from neo4j_server import empty

    if neo4j_server.own and neo4j_server.process is None:
        neo4j_server.start()  # the test before has killed it and failed
    empty(neo4j_server)
    yield neo4j_server
    if not neo4j_server.own:
        empty(neo4j_server)
