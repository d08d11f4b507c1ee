"""The options of the command line, as its page describes them."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dilator_app import i18n
from dilator_app.i18n import N_, _

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse has no public name for it

_WORDS_OF_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)
"""What the parser says by itself; it looks its words up where its module says, in the language of the program."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of every option."""
    vars(argparse).update(_=_, ngettext=i18n.ngettext)
    top = argparse.ArgumentParser(
        prog="fernlight",
        description=_("A private diary for guided practice. Without a command it opens its window."),
        epilog=_example("fernlight --sample"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    which = top.add_mutually_exclusive_group()
    which.add_argument("--diary", metavar=_("DIR"), type=Path, help=_("the diary's folder; without it the usual place"))
    which.add_argument("--sample", action="store_true", help=_("an invented diary that is gone at the end"))
    key = top.add_mutually_exclusive_group()
    key.add_argument("--passphrase-file", metavar="F", help=_("a file with the passphrase; - is standard input"))
    key.add_argument(
        "--recovery-key-file", metavar="F", help=_("a file with the recovery key, instead of a passphrase")
    )
    top.set_defaults(command=None)
    commands = top.add_subparsers(metavar=_("COMMAND"), dest="command")
    _add_new(commands)
    _add_report(commands)
    _add_plan_sheet(commands)
    return top


def _example(line: str) -> str:
    return _("example:\n  {line}").format(line=line)


def _add(commands: "Commands", name: str, what: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=what,
        description=what,
        epilog=_example(example),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_new(commands: "Commands") -> None:
    new = _add(commands, "new", _("create a diary"), "fernlight --passphrase-file pass.txt new ~/diary")
    new.add_argument("folder", metavar=_("DIR"), type=Path, help=_("the folder for the diary"))
    new.add_argument("--no-passphrase", action="store_true", help=_("leave the diary readable for anybody"))
    new.add_argument("--with-sample", action="store_true", help=_("fill it with invented entries"))


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        dest="output",
        metavar=_("FILE"),
        type=Path,
        required=True,
        help=_("the file to write; one that is there already is replaced"),
    )


def _add_paper(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--paper", choices=("a4", "letter"), help=_("size of the sheet; default: that of your country")
    )


def _add_report(commands: "Commands") -> None:
    report = _add(
        commands,
        "report",
        _("write the one-page summary for a therapist"),
        "fernlight report -o summary.pdf --since 2026-10-16",
    )
    _add_output(report)
    _day.__name__ = _("YYYY-MM-DD")  # argparse names the type in its message
    report.add_argument(
        "--since", metavar="D", type=_day, help=_("first day, YYYY-MM-DD; default: after the last appointment")
    )
    report.add_argument("--until", metavar="D", type=_day, help=_("last day, YYYY-MM-DD; default: today"))
    _add_paper(report)
    report.add_argument("--format", choices=("pdf", "html"), help=_("kind of file; default: what its ending says"))
    report.add_argument("--sessions", action="store_true", help=_("add a list of the sessions"))
    report.add_argument("--name", metavar=_("TEXT"), default="", help=_("a name on the page; default: none"))
    report.add_argument("--pdf-password-file", metavar="F", help=_("a file with a password for the PDF"))
    report.add_argument("--language", choices=i18n.languages(), help=_("language of the page; default: yours"))


def _add_plan_sheet(commands: "Commands") -> None:
    sheet = _add(
        commands,
        "plan-sheet",
        _("write the sheet on which a clinician fills in a plan"),
        "fernlight plan-sheet -o plan-sheet.pdf --blank",
    )
    _add_output(sheet)
    sheet.add_argument(
        "--blank",
        action="store_true",
        help=_("leave it empty, without a look at the diary; default: the plan in force"),
    )
    _add_paper(sheet)


def _day(text: str) -> date:
    """Return a day written as YYYY-MM-DD and no other way."""
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found
