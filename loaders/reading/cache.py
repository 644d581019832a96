"""What was costly to find out about a file, kept on disk: an entry a key, whole or absent.

The folder is `CHIDAO_CACHE`, or the platform's own for such things (`~/.cache/chidao` on Linux, or below
`XDG_CACHE_HOME`). It may be deleted at any time. Entries hold the words of documents: only their owner may read them.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = "CHIDAO_CACHE"  # the environment variable


def folder() -> Path:
    """Where entries are kept; it need not exist yet."""
    said = os.environ.get(FOLDER)
    if said:
        return Path(said)
    from platformdirs import user_cache_path

    return user_cache_path("chidao", appauthor=False)


def key(*parts: str) -> str:
    """The key of all that an entry depends on."""
    return sha256("\0".join(parts).encode()).hexdigest()


def kept(key: str) -> Any:
    """What was kept under a key; None where there is nothing, or where the entry is damaged."""
    try:
        digest, _, data = _path(key).read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return json.loads(data) if sha256(data.encode()).hexdigest() == digest else None


def keep(key: str, value: Any) -> None:
    """Keep a value that JSON can say; a folder that cannot be written keeps nothing."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path = _path(key)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(f"{sha256(data.encode()).hexdigest()}\n{data}")
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _path(key: str) -> Path:
    return folder() / "ocr" / key[:2] / key
