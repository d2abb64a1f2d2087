"""Times short pieces of code.

From the command line:
    -m timeit [-n N] [-r N] [-s S] [-p] [-u U] [-v] [-h] [--] [statement ...]

    -n/--number N     how often to run the statement (default: as often as takes 0.2 seconds)
    -r/--repeat N     how often to repeat that (default 5); the best time counts
    -s/--setup S      what to run once before (default 'pass'); several times for several lines
    -p/--process      time.process_time() instead of time.perf_counter()
    -u/--unit U       the unit of the output: nsec, usec, msec or sec
    -v/--verbose      all times, too; twice for more digits
    -h/--help         this help

A statement of several lines is given as several arguments; an indented line in quotes.
"""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals

_TEMPLATE = """\
def inner(_it, _timer{parameters}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {statement}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """The lines of a source, all but the first indented."""
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement, text or function, after a setup."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        parameters = ""
        if isinstance(setup, str):
            # Alone first: a return outside of a function is an error, for instance.
            compile(setup, dummy_src_name, "exec")
            before = setup + "\n"
            setup = reindent(setup, 4)
        elif callable(setup):
            names["_setup"] = setup
            parameters += ", _setup=_setup"
            before, setup = "", "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, "exec")
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            names["_stmt"] = stmt
            parameters += ", _stmt=_stmt"
            stmt = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _TEMPLATE.format(statement=stmt, setup=setup, parameters=parameters)
        code = compile(self.src, dummy_src_name, "exec")
        exec(code, _globals() if globals is None else globals, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        """The traceback of the current exception, with lines of the timed code."""
        import traceback

        if self.src is not None:
            import linecache

            lines = self.src.split("\n")
            linecache.cache[dummy_src_name] = (len(self.src), None, lines, dummy_src_name)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that it takes to run the statement so often, without garbage collection."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if was_on:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several results of timeit()."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """How often to run the statement for 0.2 seconds at least (1, 2, 5, 10, 20, ...), and how long it took."""
        for number in (digit * 10**zeros for zeros in itertools.count() for digit in (1, 2, 5)):
            seconds = self.timeit(number)
            if callback:
                callback(number, seconds)
            if seconds >= 0.2:
                return number, seconds


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Times a statement that is run so often."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    """Several results of timeit()."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
_SHORT = {"n": "number", "r": "repeat", "s": "setup", "u": "unit", "p": "process", "v": "verbose", "h": "help"}
_WITH_VALUE = ("number", "repeat", "setup", "unit")


class _Usage(Exception):
    """A wrong command line."""


def _options(args):
    """Options as pairs, and the arguments after them."""
    options = []
    while args and args[0].startswith("-") and args[0] != "-":
        argument, args = args[0], args[1:]
        if argument == "--":
            break
        if argument.startswith("--"):
            name, has_value, value = argument[2:].partition("=")
            found = [known for known in _SHORT.values() if known.startswith(name)]
            if len(found) != 1:
                raise _Usage(f"option --{name} not recognized")
            name = found[0]
            if name in _WITH_VALUE:
                if not has_value:
                    if not args:
                        raise _Usage(f"option --{name} requires argument")
                    value, args = args[0], args[1:]
            elif has_value:
                raise _Usage(f"option --{name} must not have an argument")
            options.append((name, value))
            continue
        letters = argument[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if letter not in _SHORT:
                raise _Usage(f"option -{letter} not recognized")
            value, name = "", _SHORT[letter]
            if name in _WITH_VALUE:
                if not letters and not args:
                    raise _Usage(f"option -{letter} requires argument")
                if letters:
                    value, letters = letters, ""
                else:
                    value, args = args[0], args[1:]
            options.append((name, value))
    return options, args


def _shown(seconds, unit, precision):
    if unit is None:
        unit = next(name for name in ("sec", "msec", "usec", "nsec") if seconds >= _UNITS[name] or name == "nsec")
    return f"{seconds / _UNITS[unit]:.{precision}g} {unit}"


def main(args=None, *, _wrap_timer=None):
    """The command line; gives an exit status."""
    args = sys.argv[1:] if args is None else args
    try:
        options, args = _options(args)
    except _Usage as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    timer, number, setup, repetitions, unit, verbose, precision = default_timer, 0, [], default_repeat, None, 0, 3
    for name, value in options:
        if name == "number":
            number = int(value)
        elif name == "setup":
            setup.append(value)
        elif name == "repeat":
            repetitions = max(int(value), 1)
        elif name == "process":
            timer = time.process_time
        elif name == "unit":
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif name == "verbose":
            precision += bool(verbose)
            verbose += 1
        else:
            print(__doc__, end="")
            return 0
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    clock = _timer_for("\n".join(args) or "pass", "\n".join(setup) or "pass", timer)
    return _measure(clock, number, repetitions, unit, verbose, precision)


def _timer_for(statement, setup, timer):
    # Scripts beside the current folder can be imported by the timed code.
    import os

    sys.path.insert(0, os.curdir)
    return Timer(statement, setup, timer)


def _measure(clock, number, repetitions, unit, verbose, precision):
    try:
        if number == 0:

            def report(count, taken):
                print(f"{count} loop{'s' if count != 1 else ''} -> {taken:.{precision}g} secs")

            number, _ = clock.autorange(report if verbose else None)
            if verbose:
                print()
        times = clock.repeat(repetitions, number)
    except Exception:
        clock.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(_shown(taken, unit, precision) for taken in times)}\n")
    times = [taken / number for taken in times]
    best, worst = min(times), max(times)
    loops = f"{number} loop{'s' if number != 1 else ''}"
    print(f"{loops}, best of {repetitions}: {_shown(best, unit, precision)} per loop")
    if worst >= best * 4:
        import warnings

        warnings.warn_explicit(
            "The test results are likely unreliable. The worst time "
            f"({_shown(worst, unit, precision)}) was more than four times slower than the best time "
            f"({_shown(best, unit, precision)}).",
            UserWarning, "", 0,
        )
    return None


if __name__ == "__main__":
    sys.exit(main())
