"""The command `dragoman`: its subcommands are imported when they are called, and its errors are single lines."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError, SettingsError

__all__ = ["main"]

# Name, module and line of help: so that `dragoman --help` imports none of them.
_COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("reading", "Read reports into a case."),
    "brief": ("briefing", "The affair on one screen."),
    "stories": ("listings", "List the stories."),
    "reports": ("listings", "List the reports."),
    "actors": ("listings", "List who acts and speaks."),
    "statements": ("listings", "List who said what."),
    "quotations": ("listings", "List utterances, each once, however often quoted."),
    "events": ("listings", "List what happened or is to happen."),
    "timeline": ("listings", "List the events that have a time, in its order."),
    "agenda": ("listings", "List what was announced, and what became of it."),
    "disagreements": ("listings", "List where the reports differ."),
    "figures": ("listings", "List the figures that reports give."),
    "places": ("listings", "List the places that reports name."),
    "times": ("listings", "List the times that reports name."),
    "problems": ("listings", "List the inputs that could not be read."),
    "search": ("asking", "Find words in the reports."),
    "show": ("asking", "Show one item with its evidence in context."),
    "changes": ("asking", "What later reports changed."),
    "review": ("review", "Decide about items, and see what deserves a look."),
    "serve": ("serving", "Show the case as a page, with an API."),
    "export": ("exporting", "Write the case in the format of another tool."),
    "watch": ("watching", "Read feeds again and again."),
    "doctor": ("doctor", "Say what is installed, and what is wrong."),
    "schema": ("schema", "Print the JSON Schema of all records."),
}


class Application(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands in the order in which they are used, not of the alphabet."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"dragoman.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; for one that there is not, say which come near."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=3)
            did_you = f" Did you mean {', '.join(near)}?" if near else " See dragoman --help."
            raise click.UsageError(f"there is no command {args[0]!r}.{did_you}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's signature)
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's signature)
        """Run the command, up to the last of its output."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise _PipeClosed from None  # before click takes it for a failure
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EFBIG, errno.EIO):
                raise
            raise DragomanError(f"the output cannot be written: {error.strerror}", advice="make room for it") from error
        return answer

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401 (click's signature)
    ) -> Any:  # noqa: ANN401 (click's signature)
        """Run a command; what goes wrong becomes a line on standard error and an exit status."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        status = _run(
            lambda: super(Application, self).main(args, prog_name or "dragoman", standalone_mode=False, **extra)
        )
        # On its way out Python looks through all objects for garbage, a quarter of a second with a model loaded; what is
        # frozen it leaves to the system.
        gc.freeze()
        sys.exit(status)


class _PipeClosed(Exception):  # noqa: N818 (no error: whoever read our output had enough)
    """The other end of the pipe is closed."""


def _let_go() -> None:
    """Send what is still buffered nowhere, if it cannot be written, so that it raises nothing again at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(command: Any) -> int:  # noqa: ANN401 (no arguments, any answer)
    try:
        status = command()
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DragomanError as error:
        _let_go()
        click.echo(f"dragoman: {error}", err=True)
        return 2 if isinstance(error, SettingsError) else 1
    except _PipeClosed:
        _let_go()
        return 141  # as if the signal for it had ended us
    except (KeyboardInterrupt, click.Abort):
        click.echo("dragoman: stopped; what was read is kept", err=True)
        return 130
    return status if isinstance(status, int) else 0


@click.command(
    cls=Application,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 failed, 2 wrong usage, "
    "3 done, but some inputs could not be read.",
)
@click.version_option(__version__, "-V", "--version", message="dragoman %(version)s")
def main() -> None:
    """Read news reports about one affair, and ask who acts, who said what, what happened, and where reports differ."""
