"""The distribution: our import names are ours alone, data travels with the code, and the command starts light."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from chidao.cli import COMMANDS, cli

OURS = ("chidao", "loaders", "ontology", "queries", "viz")
# Each costs more to import than click itself; `chidao --help` must answer without them.
HEAVY = ("rdflib", "pyoxigraph", "oxrdflib", "networkx", "pyvis", "pyshacl", "lxml", "rich", "pypdfium2", "IPython")
DATA = (".csv", ".ttl", ".jsonld", ".rq", ".html", ".js", ".typed")


@pytest.mark.parametrize("name", OURS)
def test_no_other_distribution_provides_our_import_name(name: str) -> None:
    """Plain names are the price of our layout (decisions/0001); whoever else brings one is named here."""
    others = {d for d in importlib.metadata.packages_distributions().get(name, []) if d.lower() != "chidao"}
    assert not others, f"{name!r} is also provided by {sorted(others)}: install chidao into an environment of its own"


@pytest.mark.parametrize("name", OURS)
def test_each_import_name_leads_to_this_checkout(name: str) -> None:
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.origin is not None
    assert Path(spec.origin).is_relative_to(ROOT)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in a wheel built from this checkout."""
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("wheel")
    built = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


def test_the_licence_and_the_notices_of_others_travel_with_the_wheel(wheel: list[str]) -> None:
    assert {"LICENSE", "NOTICE"} <= {name.rpartition("/")[2] for name in wheel if ".dist-info/" in name}


def test_the_wheel_holds_every_data_file(wheel: list[str]) -> None:
    data = [
        path.relative_to(ROOT).as_posix()
        for name in OURS
        for path in (ROOT / name).rglob("*")
        if path.suffix in DATA and "__pycache__" not in path.parts
    ]
    assert len(data) > len(OURS)
    assert sorted(set(data) - set(wheel)) == []


def test_the_wheel_holds_our_packages_and_nothing_else(wheel: list[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == set(OURS)


def test_help_imports_nothing_heavy() -> None:
    """Start-up is felt at every call; a command's libraries are imported when it runs."""
    program = (
        "import sys\nfrom chidao.cli import cli\n"
        "try:\n    cli(['--help'], prog_name='chidao')\nexcept SystemExit:\n    pass\n"
        "print(' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "extract" in done.stdout
    assert sorted(set(HEAVY) & set(done.stderr.split())) == []


@pytest.mark.slow
def test_help_answers_within_twice_the_time_of_click() -> None:
    """The best of several runs each, in turn, so that a busy machine slows both alike."""
    ours = [sys.executable, "-c", "from chidao.cli import main; main()", "--help"]
    theirs = [sys.executable, "-c", "import click"]
    seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(7):
        for name, command in (("ours", ours), ("theirs", theirs)):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - start)
    assert min(seconds["ours"]) < 2 * min(seconds["theirs"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_resolves_and_has_help(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0, result.output + repr(result.exception)
    assert "Usage:" in result.output


def test_runtime_requirements_are_locked() -> None:
    """Each requirement of pyproject.toml stands in the lock files, with a hash, and no host is named there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "run.txt": [*project["project"]["dependencies"], *project["dependency-groups"]["build"]],
        "dev.txt": [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]],
        "bench.txt": project["dependency-groups"]["bench"],
    }
    for file, requirements in wanted.items():
        lock = (ROOT / "requirements" / file).read_text(encoding="utf-8")
        names = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
        assert {r.split(">=")[0].lower() for r in requirements} <= names, file
        assert lock.count("--hash=sha256:") >= len(names)
        assert "://" not in lock
