"""The command `chidao`: a table of subcommands, each imported only when it is called.

`chidao --help` must answer as fast as click itself does, so the short help of each command stands here.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import click

from ontology.errors import ChidaoError

# name -> (module, one line of help); the function in the module has the command's name, `list_` where Python has it.
COMMANDS: dict[str, tuple[str, str]] = {
    "extract": ("chidao.extract", "Print what documents state, one JSON record a line."),
    "load": ("chidao.load", "Read documents into the store; only changed files are read again."),
    "remove": ("chidao.load", "Take files out of the store."),
    "list": ("chidao.documents", "List the documents that the store holds."),
    "show": ("chidao.documents", "Show all that the store knows of one document."),
    "export": ("chidao.export", "Write the whole graph as ttl, trig, nt, jsonld, graphml or csv."),
    "sparql": ("chidao.sparql", "Ask the store in SPARQL (read only)."),
    "chain": ("chidao.chains", "Follow what a document carries out (--up) or what carries it out (--down)."),
    "implementers": ("chidao.chains", "List the documents that carry a document out, each with its path."),
    "missing": ("chidao.chains", "Rank documents that are cited but not held."),
    "coverage": ("chidao.chains", "Tell which bodies hold a document that carries this one out, and which do not."),
    "duties": ("chidao.duties", "List the tasks of an agency, named ones and those of its groups apart."),
    "check": ("chidao.check", "Look for defects: shapes, cycles, dates, double leads, drafts (exit 4 if any)."),
    "tables": ("chidao.own_tables", "Check tables of your own: rows for agencies, phrases, types, places."),
    "neo4j": ("chidao.neo4j_commands", "Fill a Neo4j server with the store (push), tell what differs (status)."),
    "draw": ("chidao.draw", "Draw a chain, the duties of agencies, or everything, as one HTML page."),
}


class _Commands(click.Group):
    """A group that imports a command's module when the command is called, and never for --help.

    The context that click hands to each method is not needed: the commands stand in a table.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click gives it)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, f"{cmd_name}_", None) or getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="chidao")
@click.option(
    "--tables",
    envvar="CHIDAO_TABLES",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Tables of your own whose rows are added to chidao's; or set CHIDAO_TABLES.",
)
def cli(tables: Path | None) -> None:
    """Which plans carry out a decision, who must do what by when: read from the documents themselves."""
    if tables is not None:
        from ontology import rows

        rows.use(tables)


def main() -> None:
    """Run the command; an error of chidao's own is one line on standard error and its exit status."""
    try:
        cli(prog_name="chidao", standalone_mode=True)
    except ChidaoError as error:
        click.echo(f"chidao: {error}", err=True)
        sys.exit(error.status)
