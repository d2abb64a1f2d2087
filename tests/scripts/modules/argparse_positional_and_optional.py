import argparse

parser = argparse.ArgumentParser(prog="copy", description="Copies things.", epilog="That is all.")
parser.add_argument("source", help="what to copy")
parser.add_argument("targets", nargs="+", metavar="TARGET", help="where to")
parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
parser.add_argument("-n", "--number", type=int, default=1, help="how often (default: %(default)s)")
parser.add_argument("--mode", choices=["fast", "safe"], default="safe", help="one of %(choices)s")
parser.add_argument("--dry-run", action="store_true")
parser.print_help()
for line in ("a b", "a b c -vv", "a b -n 3 --dry-run", "-v a -n=5 b", "a b --mode fast", "-vvn7 a b", "--num 2 a b"):
    print(line, "->", parser.parse_args(line.split()))
args, rest = parser.parse_known_args(["a", "b", "--unknown", "x"])
print(args, rest)
print(parser.format_usage(), parser.prog, vars(parser.parse_args(["a", "b"])))
