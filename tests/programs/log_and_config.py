"""A tool with sub-commands, configuration files, logging and temporary folders."""

import argparse
import contextlib
import csv
import io
import json
import logging
import shutil
import sys
import tempfile
import textwrap
from pathlib import Path


class Colours(logging.Formatter):
    MARKS = {logging.WARNING: "!", logging.ERROR: "!!", logging.CRITICAL: "!!!"}

    def format(self, record):
        record.mark = self.MARKS.get(record.levelno, " ")
        return super().format(record)


class OnlyFrom(logging.Filter):
    def filter(self, record):
        return record.name.startswith(self.name) and "secret" not in record.getMessage()


def set_up(stream):
    root = logging.getLogger("tool")
    root.setLevel(logging.DEBUG)
    root.propagate = False
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Colours("%(mark)-3s %(levelname)-8s %(name)s:%(funcName)s %(message)s"))
    handler.addFilter(OnlyFrom("tool"))
    root.addHandler(handler)
    return root


def parser():
    made = argparse.ArgumentParser(prog="tool", description="Works on tables.", epilog="That is all.")
    made.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    made.add_argument("--version", action="version", version="%(prog)s 1.0")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    show = commands.add_parser("show", help="shows a table")
    show.add_argument("file", type=Path)
    show.add_argument("--sort", choices=["name", "score"], default="name")
    group = show.add_mutually_exclusive_group()
    group.add_argument("--csv", action="store_const", const="csv", dest="form")
    group.add_argument("--json", action="store_const", const="json", dest="form")
    show.add_argument("-n", type=int, default=10, metavar="ROWS", help="at most so many rows (%(default)s)")
    make = commands.add_parser("make")
    make.add_argument("file", type=Path)
    make.add_argument("rows", nargs="+", help="NAME=SCORE")
    make.add_argument("--header", action=argparse.BooleanOptionalAction, default=True)
    return made


def make(options, log):
    with options.file.open("w", newline="") as file:
        writer = csv.writer(file)
        if options.header:
            writer.writerow(["name", "score"])
        for row in options.rows:
            name, found, score = row.partition("=")
            if not found:
                log.warning("no score in %r", row)
                continue
            try:
                writer.writerow([name, float(score)])
            except ValueError:
                log.exception("bad score")
    log.info("made %s", options.file.name)
    return 0


def show(options, log):
    if not options.file.exists():
        log.error("no file %s", options.file.name)
        return 2
    with options.file.open(newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row[options.sort])[: options.n]
    log.debug("%d rows, secret %d", len(rows), 42)
    log.debug("%d rows", len(rows))
    match options.form:
        case "csv":
            writer = csv.DictWriter(sys.stdout, ["name", "score"], quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        case "json":
            print(json.dumps(rows, indent=1, sort_keys=True))
        case None:
            width = max((len(row["name"]) for row in rows), default=0)
            for number, row in enumerate(rows, 1):
                print(f"{number:2}. {row['name']:.<{width + 3}}{float(row['score']):>8,.1f}")
    return 0


def main(arguments, stream):
    log = set_up(stream)
    options = parser().parse_args(arguments)
    log.setLevel(logging.WARNING - 10 * min(options.verbose, 2))
    return {"make": make, "show": show}[options.command](options, log.getChild(options.command))


folder = Path(tempfile.mkdtemp())
table = folder / "scores.csv"
runs = [
    ["make", str(table), "ann=3", "bob=x1", "cy", "dee=1200.5", "eve, f=7"],
    ["show", str(table)],
    ["-vv", "show", "--sort", "score", "--csv", str(table)],
    ["-v", "show", "--json", "-n", "2", str(table)],
    ["show", str(folder / "none.csv")],
    ["show"],
    ["show", "--csv", "--json", "x"],
    ["show", "--sort", "age", "x"],
    ["show", "-n", "many", "x"],
    ["sing"],
    [],
    ["--version"],
    ["make", "--no-header", str(folder / "plain.csv"), "x=1"],
    ["-h"],
    ["show", "--help"],
]
for arguments in runs:
    stream, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(errors):
        try:
            status = main(arguments, stream)
        except SystemExit as end:
            status = f"exit {end.code}"
    shown = [argument.replace(str(folder), "FOLDER") for argument in arguments]
    print("$ tool", *shown, "->", status)
    for text in (stream.getvalue(), errors.getvalue()):
        lines = [line for line in text.splitlines() if not line.startswith("  ")] if "Traceback" in text else text.splitlines()
        print(textwrap.indent("\n".join(lines), "  | "))
print(sorted(path.name for path in folder.iterdir()), (folder / "plain.csv").read_text())

shutil.rmtree(folder)
print(folder.exists())
