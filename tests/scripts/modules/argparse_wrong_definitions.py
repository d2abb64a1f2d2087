import argparse


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


parser = argparse.ArgumentParser(prog="defs", exit_on_error=False)
parser.add_argument("--even", type=even)
parser.add_argument("--number", type=lambda text: int(text))
calls = [
    lambda: parser.add_argument("--even"), lambda: parser.add_argument("x", required=True),
    lambda: parser.add_argument("--q", action="bogus"), lambda: parser.add_argument("--w", nargs=0),
    lambda: parser.add_argument("--w", type=5), lambda: parser.add_argument("a", "-b"),
    lambda: parser.add_argument("--pp", nargs=2, metavar=("a",)), lambda: parser.add_argument("x", dest="y"),
    lambda: parser.parse_args(["--even", "3"]), lambda: parser.parse_args(["--even", "4"]),
    lambda: parser.parse_args(["--number", "x"]), lambda: parser.parse_args(["--even", "z"]),
    lambda: parser.parse_args(["--eve", "8"]), lambda: argparse.ArgumentParser(nothing=1),
]
for call in calls:
    try:
        print(call())
    except (ValueError, TypeError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)
print(argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
