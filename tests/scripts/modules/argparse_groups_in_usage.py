"""argparse: a group that excludes breaks between its members; deprecated options warn once; errors of commands."""
import argparse
import io
import sys

parser = argparse.ArgumentParser(prog="tool", formatter_class=lambda prog: argparse.HelpFormatter(prog, width=40))
group = parser.add_mutually_exclusive_group()
group.add_argument("--alpha", metavar="ALPHA_VALUE")
group.add_argument("--beta", metavar="BETA_VALUE")
group.add_argument("--gamma", metavar="GAMMA_VALUE")
one = parser.add_mutually_exclusive_group(required=True)
one.add_argument("--only")
print(parser.format_usage())

sys.stderr = io.StringIO()
parser = argparse.ArgumentParser(prog="tool", exit_on_error=False)
parser.add_argument("-v", "--verbose", action="count", deprecated=True)
print(parser.parse_args(["-v", "-v", "--verbose"]))
print(sys.stderr.getvalue())

commands = parser.add_subparsers()
commands.add_parser("go")
for wrong in (lambda: commands.add_parser("go"), lambda: commands.add_parser("run", aliases=["go"]), parser.add_subparsers):
    try:
        wrong()
    except argparse.ArgumentError as error:
        print("ArgumentError:", error)

parser = argparse.ArgumentParser(prog="tool", exit_on_error=False)
group = parser.add_mutually_exclusive_group(required=True)
group.add_argument("--foo", action="store_true")
parser.add_argument("rest", nargs="*")
print(parser.parse_intermixed_args("1 --foo 2".split()))
group.add_argument("extra", nargs="?")
try:
    parser.parse_intermixed_args(["--foo"])
except TypeError as error:
    print(error)
