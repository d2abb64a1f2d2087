"""Which names of CPython 3.13's builtin types and modules an interpreter has.

usage: coverage.py names     prints the names that this interpreter has; run by CPython, it makes names.txt
       coverage.py page      prints docs/coverage.md: what of names.txt this interpreter has
"""

import sys

MODULES = """
    builtins sys math operator itertools functools collections collections.abc contextlib string textwrap copy types
    enum dataclasses abc typing json io os os.path pathlib re struct array bisect heapq statistics fractions decimal
    datetime time random traceback weakref warnings argparse timeit dis inspect pprint hashlib base64 csv tempfile
    shutil logging unittest threading queue gc atexit keyword reprlib numbers graphlib hmac binascii secrets uuid
    concurrent.futures calendar locale getpass platform signal subprocess glob fnmatch linecache tokenize token
    contextvars zlib unicodedata socket select selectors socketserver ssl gzip http http.client http.server
    urllib.parse urllib.request urllib.response urllib.error
""".split()

# The modules that minipy means to have.
NAMED = """
    operator contextlib string textwrap copy types enum dataclasses abc typing collections.abc json io os os.path
    pathlib re struct bisect heapq statistics fractions decimal datetime traceback weakref warnings argparse timeit
    dis inspect pprint hashlib base64 csv tempfile shutil logging unittest array math itertools functools collections
    random time threading gc atexit keyword sys builtins
""".split()


def function():
    yield


def types():
    """The builtin types, those without a name in builtins as well."""
    named = [
        object, type, int, bool, float, complex, str, bytes, bytearray, memoryview, tuple, list, dict, set, frozenset,
        range, slice, property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, BaseException,
        OSError, ImportError, NameError, AttributeError, StopIteration, SystemExit, SyntaxError, UnicodeEncodeError,
        UnicodeDecodeError, BaseExceptionGroup, ExceptionGroup,
    ]  # fmt: skip
    unnamed = [
        function, function(), function.__code__, len, [].append, str.join, Plain().method, sys, {}.keys(), {}.values(),
        {}.items(), vars(Plain), None, NotImplemented, ..., list[int], int | str, iter([]), iter({}), sys._getframe(),
    ]  # fmt: skip
    return named + [type(value) for value in unnamed]


class Plain:
    def method(self):
        pass


def public_names(module):
    if hasattr(module, "__all__"):
        return sorted(module.__all__)
    foreign = type(sys)
    return sorted(
        name for name in dir(module) if not name.startswith("_") and not isinstance(getattr(module, name), foreign)
    )


def found_module(name):
    try:
        return __import__(name, fromlist=["x"])
    except ImportError:
        return None


def print_names():
    for kind in types():
        inherited = set() if kind is object else set(dir(object))
        own = [name for name in dir(kind) if name not in inherited or name in vars(kind)]
        print("type", kind.__name__, *sorted(own))
    for name in MODULES:
        print("module", name, *public_names(found_module(name)))


def known_names():
    with open(__file__.rpartition("/")[0] + "/names.txt" if "/" in __file__ else "names.txt") as file:
        for line in file:
            what, name, *names = line.split()
            yield what, name, names


def percent(have, all):
    return f"{100 * have // all} %" if all else "100 %"


def has(owner, name):
    """Whether a type or module has a name; some that types have for others are not there for themselves."""
    return hasattr(owner, name) or isinstance(owner, type) and name in dir(owner)


def row(title, owner, names):
    missing = [name for name in names if owner is None or not has(owner, name)]
    have = len(names) - len(missing)
    shown = "the module" if owner is None else " ".join(f"`{name}`" for name in missing)
    return have, f"| `{title}` | {have} of {len(names)} | {percent(have, len(names))} | {shown} |"


def table(rows, total_of):
    rows = list(rows)
    have, all = sum(have for have, _, _ in rows), sum(all for _, all, _ in rows)
    print("| | names | | missing |\n|---|---|---|---|")
    for _, _, line in rows:
        print(line)
    print(f"\nAll {total_of}: {have} of {all} names, {percent(have, all)}.")


def rows(what, owners):
    for kind, title, names in known_names():
        if kind == what and title in owners:
            have, line = row(title, owners[title], names)
            yield have, len(names), line


def print_page():
    print("# What there is of CPython 3.13\n")
    print("Made by `tests/coverage/coverage.py`, run by minipy; a test checks that it is up to date, and")
    print("`UPDATE_DOCS=1 cargo test -p minipy --test docs` makes it again. CPython's names are in")
    print("`tests/coverage/names.txt`, made by the same program. A name that is there does what CPython's does, or")
    print("refuses by name what it cannot do; `tests/calls` calls every function with arguments of every kind.\n")
    print("## Builtin types\n")
    table(rows("type", {kind.__name__: kind for kind in types()}), "builtin types")
    print("\n## Modules\n")
    table(rows("module", {name: found_module(name) for name in NAMED}), "modules that minipy means to have")
    print("\n## Other modules\n")
    others = {name: found_module(name) for name in MODULES if name not in NAMED}
    table(rows("module", others), "others that programs ask for")


if sys.argv[1:] == ["names"]:
    print_names()
elif sys.argv[1:] == ["page"]:
    print_page()
else:
    raise SystemExit(__doc__)
