"""The command tables: are the rows of one's own tables right, and does the example of each find it?"""

from __future__ import annotations

import sys

import click


@click.command()
def tables() -> None:
    """Check the tables of your own, named before the command: chidao --tables FOLDER tables.

    Each row must be whole, have a name that no other row has, and be found by its example. Exit status 1 where
    something is wrong, a line for each thing on standard error.
    """
    from ontology.errors import WrongUse
    from ontology.proofs import PROOFS, faults
    from ontology.rows import own_files, own_rows

    if not own_files():
        raise WrongUse("no table of your own is in use: chidao --tables FOLDER tables, with CSV files in the folder")
    wrong = list(faults())
    for fault in wrong:
        click.echo(f"chidao: {fault}", err=True)
    if wrong:
        sys.exit(1)
    for path in own_files():
        count = len(own_rows(path.stem, PROOFS[path.stem].row))
        told = "1 row, found by its example" if count == 1 else f"{count} rows, each found by its example"
        click.echo(f"{path}: {told}")
