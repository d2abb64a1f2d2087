# exit: 0
import argparse

parser = argparse.ArgumentParser(prog="sep")
parser.add_argument("first")
parser.add_argument("rest", nargs="*")
parser.add_argument("-k", "--key")
parser.add_argument("-f", action="store_true")
for args in (["a", "--", "-k"], ["-5", "-1.5"], ["--key=-x", "a"], ["-kvalue", "a", "b"], ["-fkv", "a"], ["", "-"],
             ["a", "-k", "v", "b"], ["--", "--", "x"], ["a b", "-c d"], ["--k", "1", "a"], ["-k", "--", "a"]):
    try:
        print(args, parser.parse_args(args))
    except SystemExit as error:
        print(args, error.code)
parser = argparse.ArgumentParser(prog="rest")
parser.add_argument("-v", action="store_true")
parser.add_argument("command")
parser.add_argument("args", nargs=argparse.REMAINDER)
print(parser.parse_args(["-v", "run", "-v", "--x", "--", "y"]), parser.parse_args(["run"]))
