# exit: 0
import argparse


def add(args):
    return sum(args.numbers)


def show(args):
    return "-" * args.width + args.text


parser = argparse.ArgumentParser(prog="calc")
parser.add_argument("--debug", action="store_true")
commands = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND", help="what to do")
one = commands.add_parser("add", help="adds numbers", aliases=["sum"], description="Adds numbers.")
one.add_argument("numbers", nargs="*", type=int)
one.set_defaults(function=add)
two = commands.add_parser("show", help="shows a text")
two.add_argument("text")
two.add_argument("-w", "--width", type=int, default=3)
two.set_defaults(function=show)
parser.print_help()
one.print_help()
for line in ("add 1 2 3", "sum 4", "show hello -w 5", "--debug show x", "", "nothing", "add x", "show", "show a b"):
    try:
        args = parser.parse_args(line.split())
        print(line, "->", args.command, args.debug, args.function(args))
    except SystemExit as error:
        print(repr(line), error.code)
