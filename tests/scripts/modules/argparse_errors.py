# exit: 0
import argparse

parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("number", type=int)
parser.add_argument("--mode", choices=["fast", "safe"])
parser.add_argument("--pair", nargs=2)
parser.add_argument("--many", nargs="+")
parser.add_argument("--flag", action="store_true")
parser.add_argument("--flat")
parser.add_argument("-x", required=True)
for line in ("", "1", "one -x 1", "1 -x 1 --mode slow", "1 -x 1 --pair a", "1 -x 1 --many", "1 -x", "1 -x 1 --fla",
             "1 -x 1 --flag=2", "1 2 -x 1", "1 -x 1 --none", "-h --mode"):
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as error:
        print(repr(line), "ends with", error.code)
