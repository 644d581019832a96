"""Programs beside Python that read what no library reads well: found on PATH, run without a shell and with a limit."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence


class ProgramFailed(Exception):
    """A program ended with an error, or took longer than it may; the message is its last line."""


def find(*names: str) -> str | None:
    """The path of the first of these programs that is installed, None where none is."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run(
    command: Sequence[str], given: bytes = b"", seconds: float = 120.0, environment: Mapping[str, str] | None = None
) -> bytes:
    """Run a program with `given` on its standard input and give its standard output.

    Raises `ProgramFailed`.
    """
    try:
        done = subprocess.run(
            list(command),
            input=given,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, **(environment or {})},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"took longer than {seconds:.0f} seconds") from None
    except OSError as error:
        raise ProgramFailed(str(error.strerror or error).lower()) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProgramFailed(said[-1].strip() if said else f"ended with status {done.returncode}")
    return done.stdout
