import argparse

text = "A long description that has to be wrapped, because it does not fit into one line of eighty columns, not at all."
parser = argparse.ArgumentParser(prog="layout", description=text)
parser.add_argument("-a", "--a-very-long-option-name-indeed", metavar="VALUE", help="help on the next line " * 5)
parser.add_argument("-s", help="short")
parser.add_argument("--pair", nargs=2, metavar=("X", "Y"), help="two")
parser.add_argument("--choose", choices=[1, 2], type=int)
parser.print_help()
for kind in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    parser = argparse.ArgumentParser(prog="raw", description="one\n  two", formatter_class=kind)
    parser.add_argument("--foo", default=42, help="first\n  second")
    parser.add_argument("bar", nargs="?", default="x", help="positional")
    parser.print_help()
parser = argparse.ArgumentParser(prog="a_program_with_a_long_name")
for number in range(6):
    parser.add_argument(f"--option-{number}", metavar=f"VALUE{number}")
parser.add_argument("first_positional")
parser.add_argument("rest", nargs="*")
parser.print_usage()
argparse.ArgumentParser(prog="own", usage="%(prog)s [whatever]").print_help()
