# exit: 0
import argparse
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    parser = argparse.ArgumentParser(prog="tool")
    outer = parser.add_mutually_exclusive_group(required=True)
    outer.add_argument("--all", action="store_true")
    inner = outer.add_mutually_exclusive_group(required=True)
    inner.add_argument("--first", type=int)
    inner.add_argument("--last", type=int)
    innermost = inner.add_mutually_exclusive_group()
    innermost.add_argument("--middle", action="store_true")
    outer.add_argument("--none", action="store_true")
    section = parser.add_argument_group("reading", "where from")
    sub = section.add_argument_group("more reading")
    sub.add_argument("--deep", help="read deep")
    choice = section.add_mutually_exclusive_group()
    choice.add_argument("--file")
    choice.add_argument("--net", help=argparse.SUPPRESS)
    print([str(warning.message) for warning in caught])
parser.print_help()
print(parser.parse_args(["--last", "3", "--deep", "x"]))
for arguments in ([], ["--all", "--none"], ["--first", "1", "--last", "2"], ["--file", "a", "--all", "--net", "b"], ["--middle", "--all"]):
    try:
        parser.parse_args(arguments)
    except SystemExit as stop:
        print("exit", stop.code)
