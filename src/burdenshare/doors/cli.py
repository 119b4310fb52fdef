"""The command `burdenshare`: a thin twin of the library, one call and one rendering a command.

Commands are loaded when they are asked for, so that `--help` imports no reader and no database. Exit status: 0; 1
only where `check --strict` found a contradicted claim; 2 for bad input, with one sentence on standard error and
nothing on standard output, and for a file or stream that cannot be read or written; 130 when interrupted.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Sequence

from cyclopts import App, Parameter
from cyclopts.exceptions import CycloptsError, UnusedCliTokensError

from burdenshare import __version__
from burdenshare.nouns.errors import BurdenshareError

_LISTED = re.compile(r" Available commands: .*$")

STANDARD_INPUT = "<standard input>"
"""What stands for the "-" that `check` takes while options are parsed, since it would be taken for one."""

_SWITCHES = ("--strict", "--help", "-h", "--version")
"""Options of `check` after which no value follows."""

COMMANDS = {
    "check": ("checking:check", "Hold every claim of an article against the record, with evidence."),
    "brief": ("brief:brief", "Put an article, an ally or a release on two pages, as PDF, HTML or Markdown."),
    "bulk": ("bulk:bulk", "Check every document of an archive on all cores, into one Parquet file."),
    "standing": ("standing:standing", "Show where allies stand against a target and what is missing in money."),
    "pathway": ("pathway:pathway", "Project what it would take to reach a target: money, odds, debt, mix."),
    "serve": ("serve:serve", "Open the site and the API on this machine."),
    "accounts": ("accounts:accounts", "Say who may sign in where `serve --team` runs."),
    "publish": ("publish:publish", "Write the read-only site as files for any static host."),
    "figures": ("figures:figures", "List or export figures; with --revisions, how they moved."),
    "releases": ("record:releases", "List the releases known, and how much of each is held."),
    "compare": ("record:compare", "Put publishers side by side for one ally and year."),
    "diff": ("record:diff", "Show what changed from one release to another."),
    "audit": ("record:audit", "Recompute a release from its own figures."),
    "targets": ("registers:targets", "List the targets of the alliance and the proposals before it."),
    "pledges": ("registers:pledges", "List what allies said they would reach, and by when."),
    "positions": ("registers:positions", "List where governments stand, in the words they used."),
}
"""Each command: where its function is, and the line that `burdenshare --help` prints for it."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status."""
    from burdenshare.doors.output import closed

    if sys.stdout is None:
        sys.stdout = closed()
    tokens = _tokens(arguments)
    try:
        status = app()(tokens, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except CycloptsError as e:
        e.verbose = False
        return _refused(_sentence(e, tokens))
    except BurdenshareError as e:
        return _refused(str(e))
    except BrokenPipeError:
        _give_up_output()
        return 0
    except OSError as e:
        _give_up_output()
        what = f"{e.filename} cannot be read or written" if e.filename else "The result could not be written"
        return _refused(f"{what}: {e.strerror or e}. Mend that, or name another file.")
    except SystemExit:  # the help's console leaves like this when its reader has left
        _give_up_output()
        return 0
    except KeyboardInterrupt:
        return 130


def app() -> App:
    """The command line, with every command still unloaded."""
    made = App(
        name="burdenshare",
        help="Hold an alliance to its spending promise: every figure with its source, every claim with a verdict.",
        version=__version__,
        help_format="plaintext",
        suppress_keyboard_interrupt=False,
        default_parameter=Parameter(show_default=False),
    )
    for name, (place, words) in COMMANDS.items():
        made.command(f"burdenshare.doors.commands.{place}", name=name, help=words)
    return made


def _tokens(arguments: Sequence[str]) -> list[str]:
    """The arguments with the "-" of `check -` made fit for parsing; one after an option is that option's."""
    tokens = list(arguments)
    for n in range(1, len(tokens)) if tokens[:1] == ["check"] else ():
        before = tokens[n - 1]
        if tokens[n] == "-" and (not before.startswith("--") or "=" in before or before in _SWITCHES):
            tokens[n] = STANDARD_INPUT
            break
    for n in range(len(tokens) - 1, 0, -1):
        if tokens[n - 1 : n + 1] == ["--out", "-"]:
            tokens[n - 1 : n + 1] = ["--out=-"]  # so that its own refusal can answer it
    return tokens


def _give_up_output() -> None:
    """Let what is still in the buffer of standard output go, so that it does not raise again at exit."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: CycloptsError, tokens: Sequence[str]) -> str:
    words = _LISTED.sub("", " ".join(str(error).split()))
    if isinstance(error, UnusedCliTokensError) and error.unused_tokens:
        words = f"Nothing is expected after the other arguments: {error.unused_tokens[0]!r} is one too many."
    command = tokens[0] if tokens and tokens[0] in COMMANDS else ""
    ask = f"burdenshare {command} --help" if command else "burdenshare --help"
    end = "" if words.endswith(("?", ".")) else "."
    return f"{words}{end} See `{ask}`."


def _refused(sentence: str) -> int:
    with contextlib.suppress(OSError, AttributeError):  # where standard error is closed, the status alone says it
        sys.stderr.write(f"burdenshare: {' '.join(sentence.split())}\n")
        sys.stderr.flush()
    return 2
