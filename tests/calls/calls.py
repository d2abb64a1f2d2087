"""Calls every function of a group with arguments of every kind and prints what came of it.

usage: calls.py GROUP ...; the groups are listed by `calls.py` alone.
"""

import os
import sys
import tempfile

import _changing
import _groups
import _modules
import _values


class Sink:
    """What is printed meanwhile is not looked at."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def without_addresses(text):
    parts = text.replace(" @ 0x", " at 0x").split(" at 0x")
    return " at 0x..".join([parts[0]] + [part.lstrip("0123456789abcdefABCDEF") for part in parts[1:]])


def shortened(text):
    text = without_addresses(text).replace("\n", "\\n")
    return text if len(text) <= 150 else text[:120] + f"... {len(text)} characters"


def described(error):
    try:
        return shortened(f"{type(error).__name__}: {error}")
    except Exception:
        return f"{type(error).__name__} that has no text"


def shown(value):
    """A value, and the first items of an iterator."""
    try:
        text = shortened(f"{type(value).__name__} {value!r}")
    except BaseException as error:
        text = f"{type(value).__name__}, repr: {described(error)}"
    if hasattr(type(value), "__next__"):
        try:
            items = [shortened(repr(item)) for _, item in zip(range(4), value)]
            text += f" of {', '.join(items)}"
        except BaseException as error:
            text += f" of {described(error)}"
    return text


def without_types(text, arguments):
    """A message that names an argument's type is the same for all types."""
    for argument in arguments:
        name = type(argument).__name__
        for before, after in (("'", "'"), ('"', '"'), ("not ", "")):
            quoted = before + name + after
            if after or text.endswith(quoted):
                text = text.replace(quoted, before + "TYPE" + after)
    return text


def outcome(name, make, makers, keywords):
    function = make()
    arguments = [make() for make in makers]
    named = {name: make() for name, make in keywords.items()}
    try:
        result = function(*arguments, **named)
    except BaseException as error:
        return without_types(described(error), arguments)
    return type(result).__name__ if _modules.is_varying(name) else shown(result)


def report(name, outcomes):
    """Calls with the same outcome share a line; the most common outcome, which is last, is that of all calls left."""
    common = max(outcomes, key=lambda what: len(outcomes[what]))
    rare = [f"  {what} <= {' | '.join(calls)}" for what, calls in outcomes.items() if what != common]
    return [name, *rare, f"  {common} <= *"]


def is_left_out(name, call):
    endless = any(argument in call for argument in _groups.ENDLESS.get(name, ()))
    return endless or _modules.takes_a_file(name, call)


def main(groups):
    lines = []
    printing = sys.stdout
    sys.stdout = sys.stderr = Sink()
    for group in groups:
        if group == "changing":
            lines += _changing.lines(shown, described)
            continue
        for name, make in _groups.functions(group):
            outcomes = {}
            for call, makers, keywords in _values.calls():
                if _modules.is_for(group, call) and not is_left_out(name, call):
                    outcomes.setdefault(outcome(name, make, makers, keywords), []).append(call)
            lines += report(name, outcomes)
    sys.stdout = printing
    print("\n".join(lines))


def in_empty_folder(function, *args):
    """What the functions do to files named 'ab' they do where there are none."""
    home = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        function(*args)
        os.chdir(home)


if len(sys.argv) == 1:
    print(*["builtins", *_groups.INSTANCES, *_groups.UNNAMED, *_modules.NAMES, "changing"])
else:
    in_empty_folder(main, sys.argv[1:])
