"""The command line. Exit code 0: done; 2: a German sentence on standard error says what is wrong; never a traceback."""

import argparse
import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from desktop import cli_commands, messages
from desktop.places import log_path
from exporters.options import Edition
from programme.errors import UserError

_HELP_WORDS = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Optionen",
    "show this help message and exit": "zeigt diese Hilfe",
    "the following arguments are required: %s": "es fehlt: %s",
    "unrecognized arguments: %s": "unbekannt: %s",
    "expected one argument": "hier fehlt eine Angabe",
    "expected at least one argument": "hier fehlt eine Angabe",
    "not allowed with argument %s": "geht nicht zusammen mit %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "„%(value)s“ gibt es nicht; möglich: %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
}


def main(words: Sequence[str]) -> int:
    """Runs one command and gives its exit code."""
    _use_utf8()
    try:
        arguments = _parser().parse_args(list(words))
        cli_commands.run(arguments)
    except UserError as error:
        print(messages.sentence(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 2
    except BrokenPipeError:  # the reader of our output has had enough
        sys.stderr.close()
        return 0
    except Exception:  # noqa: BLE001 - one of the three places: a bug must not show a traceback
        print(messages.text("cli", "unexpected", {"path": str(_logged())}), file=sys.stderr)
        return 2
    return 0


class _GermanParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError("usage", detail=message)


def _parser() -> argparse.ArgumentParser:
    argparse._ = lambda words: _HELP_WORDS.get(words, words)  # type: ignore[attr-defined] # its only way to speak German
    parser = _GermanParser(
        prog="programmwerk",
        description="Programme entwerfen, beraten und drucken. Ohne weitere Wörter öffnet sich das Fenster.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL", parser_class=_GermanParser)
    _add_reading(commands)
    _add_store(commands)
    _add_export(commands)
    return parser


def _add_reading(commands: "argparse._SubParsersAction[_GermanParser]") -> None:
    outline = _command(commands, "outline", "liest eine Datei und zeigt ihre Gliederung")
    _allow_helpers(outline)
    outline.add_argument("file", type=Path, metavar="DATEI")
    outline.add_argument("--json", action="store_true", help="als JSON")
    imports = _command(commands, "import", "liest Dateien und legt sie im Datenbestand ab")
    _allow_helpers(imports)
    imports.add_argument("files", type=Path, nargs="+", metavar="DATEI")
    check = _command(commands, "check", "prüft ein Programm")
    _allow_helpers(check)
    check.add_argument("source", metavar="QUELLE", help="eine Datei oder die Kennung eines Programms")
    check.add_argument("--json", action="store_true", help="als JSON")


def _add_store(commands: "argparse._SubParsersAction[_GermanParser]") -> None:
    listing = _command(commands, "list", "zeigt die Programme im Datenbestand")
    listing.add_argument("--json", action="store_true", help="als JSON")
    search = _command(commands, "search", "sucht in allen Programmen")
    search.add_argument("words", nargs="+", metavar="WORT")
    search.add_argument("--json", action="store_true", help="als JSON")


def _add_export(commands: "argparse._SubParsersAction[_GermanParser]") -> None:
    export = _command(commands, "export", "schreibt ein Programm als Word, PDF, HTML, Markdown, Excel oder JSON")
    _allow_helpers(export)
    export.add_argument("source", metavar="QUELLE", help="eine Datei oder die Kennung eines Programms")
    export.add_argument("--to", type=Path, required=True, metavar="ZIEL", help="Zieldatei; die Endung wählt das Format")
    export.add_argument("--part", action="append", default=[], metavar="TEIL", help="Kennung oder Nummern wie B/B2/1")
    export.add_argument("--edition", choices=[each.value for each in Edition], default=Edition.PRINT.value)
    export.add_argument("--design", default="ratsvorlage", metavar="NAME", help="Name oder Datei einer Gestaltung")
    export.add_argument("--stand", metavar="DATUM", help="das gedruckte Datum (sonst heute)")
    earlier = export.add_mutually_exclusive_group()
    earlier.add_argument(
        "--compare-with", default="", metavar="FASSUNG", help="Vergleich: Datei oder Name einer Version"
    )
    earlier.add_argument(
        "--lines-of", default="", metavar="VERSION", help="Beratungsfassung: Zeilen, wie sie in dieser Version standen"
    )
    export.add_argument("--tracked", action="store_true", help="Vergleich in Word als Änderungen zum Annehmen")
    export.add_argument("--comments", action="store_true", help="mit Kommentaren (Word und PDF)")
    export.add_argument("--responsible", default="", metavar="WORT", help="Maßnahmentabelle: nur mit dieser Stelle")
    export.add_argument("--target-group", default="", metavar="WORT", help="Maßnahmentabelle: nur diese Zielgruppe")
    export.add_argument("--progress", default="", metavar="STAND", help="Maßnahmentabelle: nur mit dieser Umsetzung")


def _command(commands: "argparse._SubParsersAction[_GermanParser]", name: str, purpose: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
    parser.add_argument("--store", type=Path, metavar="PFAD", help="ein anderer Datenbestand als der übliche")
    return parser


def _allow_helpers(parser: argparse.ArgumentParser) -> None:
    words = "liest alte .doc und gescannte PDF mit LibreOffice und Tesseract, wenn diese hier installiert sind"
    parser.add_argument("--with-helpers", action="store_true", help=words)


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _logged() -> Path:
    """Writes the present exception into the log and gives the log's path."""
    path = log_path()
    handler = logging.FileHandler(path, encoding="utf-8")
    record = logging.makeLogRecord({"msg": traceback.format_exc(), "levelname": "ERROR", "name": "programmwerk"})
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.emit(record)
    handler.close()
    return path
