import argparse


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (option_string, values.upper()))


parser = argparse.ArgumentParser(prog="actions")
parser.add_argument("--on", action="store_true")
parser.add_argument("--off", action="store_false")
parser.add_argument("--const", action="store_const", const=42)
parser.add_argument("--add", action="append", type=int)
parser.add_argument("--mark", action="append_const", const="m", dest="marks")
parser.add_argument("--more", action="extend", nargs="+")
parser.add_argument("-c", action="count")
parser.add_argument("--colour", action=argparse.BooleanOptionalAction, default=True)
parser.add_argument("--maybe", nargs="?", const="const", default="default")
parser.add_argument("--any", nargs="*")
parser.add_argument("--up", action=Upper)
parser.add_argument("--hidden", help=argparse.SUPPRESS)
parser.add_argument("--absent", default=argparse.SUPPRESS)
parser.add_argument("--version", action="version", version="%(prog)s 2.0")
parser.print_usage()
for line in ("", "--on --off --const", "--add 1 --add 2", "--mark --mark --more a b --more c", "-ccc --no-colour",
             "--maybe", "--maybe x --any", "--any 1 2 --up word", "--absent 1 --hidden 2"):
    print(line, "->", parser.parse_args(line.split()))
try:
    parser.parse_args(["--version"])
except SystemExit as error:
    print(error.code)
