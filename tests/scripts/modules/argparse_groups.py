# exit: 0
import argparse

parser = argparse.ArgumentParser(prog="groups")
output = parser.add_argument_group("output", "How results are shown.")
output.add_argument("--width", type=int, help="columns")
either = parser.add_mutually_exclusive_group(required=True)
either.add_argument("-a", action="store_true", help="all")
either.add_argument("-b", type=int, help="some")
other = parser.add_mutually_exclusive_group()
other.add_argument("--quiet", action="store_true")
other.add_argument("--loud", action="store_true")
parser.print_help()
for line in ("-a", "-b 2 --quiet", "", "-a -b 1", "-a --quiet --loud", "-b x"):
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as error:
        print(repr(line), error.code)
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", default=1)
child = argparse.ArgumentParser(prog="child", parents=[parent])
child.add_argument("own")
child.print_help()
print(child.parse_args(["x", "--shared", "2"]))
