"""Run the command as a shell would, in this process: arguments in, status and both streams out."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from chidao.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended; `err` is what people read beside the answer."""

    status: int
    out: str
    err: str

    def lines_about(self, words: str) -> list[str]:
        """The lines on standard error that carry these words."""
        return [line for line in self.err.splitlines() if words in line]


def chidao(*arguments: str | Path) -> Done:
    """Run `chidao ARGUMENTS`; whatever it raises but its own exit is a crash and comes through."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    status = 0
    with patch.object(sys, "argv", ["chidao", *map(str, arguments)]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        out.flush()
        err.flush()
    return Done(status, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))
