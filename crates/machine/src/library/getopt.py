"""Command lines as C's getopt reads them."""

import os as _os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option is not known, or has an argument too few or too many; knows which."""

    opt = msg = ""

    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options with their values, and what follows them; a colon or equals sign marks those with values."""
    longopts = _as_list(longopts)
    found = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _take(found, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt, with options anywhere; a plus sign at the beginning ends them at the first other argument."""
    longopts = _as_list(longopts)
    found, others = [], []
    all_first = shortopts.startswith("+") or bool(_os.environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            args = _take(found, args, shortopts, longopts)
        elif all_first:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return found, others


def _as_list(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def _take(found, args, shortopts, longopts):
    """Takes the options of the first argument; gives the arguments that are left."""
    if args[0].startswith("--"):
        return _take_long(found, args[0][2:], longopts, args[1:])
    return _take_short(found, args[0][1:], shortopts, args[1:])


def _take_long(found, text, longopts, args):
    name, equals, value = text.partition("=")
    name, takes_value = _find_long(name, longopts)
    if takes_value:
        if not equals:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append((f"--{name}", value))
    return args


def _find_long(name, longopts):
    """The option that a name is the beginning of, and whether it takes a value."""
    fitting = [option for option in longopts if option.startswith(name)]
    if not fitting:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in fitting:
        return name, False
    if name + "=" in fitting:
        return name, True
    if len(fitting) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    return fitting[0].removesuffix("="), fitting[0].endswith("=")


def _take_short(found, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter) if letter != ":" else -1
        if at < 0:
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        found.append((f"-{letter}", value))
    return args
