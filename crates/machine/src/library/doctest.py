"""Examples in docstrings, run as tests: what stands after `>>>` must print what stands below it."""

import inspect
import io
import linecache
import sys
import traceback
from collections import namedtuple

from _doctest_parts import (
    COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, FAIL_FAST, IGNORE_EXCEPTION_DETAIL,
    NORMALIZE_WHITESPACE, OPTIONFLAGS_BY_NAME, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF,
    REPORTING_FLAGS, SKIP, BLANKLINE_MARKER, ELLIPSIS_MARKER, DocTest, DocTestParser, Example, OutputChecker, indented,
    register_optionflag, without_detail,
)

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS",
    "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser",
    "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner",
    "testmod", "testfile", "run_docstring_examples", "DocTestSuite",
]


class TestResults(namedtuple("TestResults", "failed attempted")):
    """How many examples failed, were tried and were left out."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


class DocTestFailure(Exception):
    """An example printed something else; for DebugRunner."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what it should not; for DebugRunner."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DocTestFinder:
    """Looks for docstrings with examples in a module, class or function and what is in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of an object, sorted by name."""
        name = getattr(obj, "__name__", None) if name is None else name
        if name is None:
            raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = inspect.getmodule(obj)
        globs = dict(getattr(module or None, "__dict__", {})) if globs is None else dict(globs)
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        found = []
        self._collect(found, obj, name, module or None, globs, set())
        return sorted(found)

    def _collect(self, found, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if self._verbose:
            print(f"Finding tests in {name}")
        test = self._test_of(obj, name, module, globs)
        if test is not None:
            found.append(test)
        if self._recurse:
            for part, value in self._parts(obj, module):
                self._collect(found, value, f"{name}.{part}", module, globs, seen)

    def _parts(self, obj, module):
        """What has docstrings of its own in a module or class."""
        if inspect.ismodule(obj):
            for part, value in vars(obj).items():
                plain = inspect.unwrap(value)
                if (inspect.isroutine(plain) or inspect.isclass(value)) and self._is_from(module, value):
                    yield part, value
            for part, value in getattr(obj, "__test__", {}).items():
                yield f"__test__.{part}", value
        elif inspect.isclass(obj):
            for part, value in vars(obj).items():
                value = getattr(value, "__func__", value)
                if isinstance(value, property) or (
                    (inspect.isroutine(value) or inspect.isclass(value)) and self._is_from(module, value)
                ):
                    yield part, value

    def _is_from(self, module, obj):
        """Whether an object was defined in a module, as far as can be told."""
        if module is None:
            return True
        if inspect.getmodule(obj) is not None and not inspect.isfunction(obj):
            return module is inspect.getmodule(obj)
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        return getattr(obj, "__module__", module.__name__) == module.__name__

    def _test_of(self, obj, name, module, globs):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = "" if doc is None else str(doc)
        if self._exclude_empty and not doc:
            return None
        filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        test = self._parser.get_doctest(doc, globs, name, filename, self._line(obj, filename))
        return test if test.examples or not self._exclude_empty else None

    def _line(self, obj, filename):
        """The line, counted from 0, that a docstring begins in."""
        if inspect.ismodule(obj):
            return 0 if obj.__doc__ is not None else None
        lines = linecache.getlines(filename) if filename else []
        obj = obj.fget if isinstance(obj, property) else inspect.unwrap(obj) if callable(obj) else obj
        if inspect.isclass(obj):
            starts = [at for at, line in enumerate(lines) if line.split("(")[0].split(":")[0].split() == ["class", obj.__name__]]
            line = starts[0] if starts else None
        else:
            code = getattr(getattr(obj, "__func__", obj), "__code__", None)
            line = None if code is None else code.co_firstlineno - 1
        while line is not None and line < len(lines):
            after_colon = lines[line].rpartition(":")[2]
            if after_colon.lstrip().lstrip("rRuUbBfF")[:1] in ("'", '"') and after_colon.strip():
                return line
            line += 1
        return None


class _Spoof(io.StringIO):
    """Catches what an example prints."""

    def getvalue(self):
        text = super().getvalue()
        return text + "\n" if text and not text.endswith("\n") else text

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


class DocTestRunner:
    """Runs tests, and tells which examples print something else than they should."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = f"Expecting:\n{indented(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{indented(example.source)}{wanted}")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        difference = self._checker.output_difference(example, got, self.optionflags)
        out(self._failure_header(test, example) + difference)

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(f"{self._failure_header(test, example)}Exception raised:\n{indented(text)}")

    def _failure_header(self, test, example):
        line = "?" if test.lineno is None else test.lineno + example.lineno + 1
        place = f'File "{test.filename}", line {line}, in {test.name}' if test.filename else f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{place}\nFailed example:\n{indented(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test; gives how many failed and were tried."""
        self.test = test
        stdout, hook = sys.stdout, sys.displayhook
        write = stdout.write if out is None else out
        self._fakeout = sys.stdout = _Spoof()
        sys.displayhook = sys.__displayhook__
        try:
            return self._run_all(test, write)
        finally:
            sys.stdout, sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()

    def _run_all(self, test, out):
        failures = tries = skips = 0
        flags = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures
            self.optionflags = self._with_options(flags, example.options)
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                self.optionflags = flags
                continue
            if not quiet:
                self.report_start(out, test, example)
            good = self._run_one(test, example, number, out, quiet)
            failures += not good
            stop = self.optionflags & FAIL_FAST and failures
            self.optionflags = flags
            if stop:
                break
        self._note(test.name, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def _with_options(self, flags, options):
        for flag, on in options.items():
            flags = flags | flag if on else flags & ~flag
        return flags

    def _note(self, name, failures, tries, skips):
        before = self._stats.get(name, (0, 0, 0))
        self._stats[name] = tuple(map(sum, zip(before, (failures, tries, skips))))
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def _run_one(self, test, example, number, out, quiet):
        """Runs an example; whether it did what it should."""
        filename = f"<doctest {test.name}[{number}]>"
        linecache.cache[filename] = len(example.source), None, example.source.splitlines(True), filename
        raised = None
        try:
            exec(compile(example.source, filename, "single"), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            kind, value, stack = sys.exc_info()
            # Our own frame is no news.
            raised = kind, value, stack.tb_next
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        if raised is None:
            good = self._checker.check_output(example.want, got, self.optionflags)
        else:
            message = traceback.format_exception_only(*raised[:2])[-1]
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, raised)
                return False
            got += "".join(traceback.format_exception(*raised))
            good = self._checker.check_output(example.exc_msg, message, self.optionflags) or (
                self.optionflags & IGNORE_EXCEPTION_DETAIL
                and self._checker.check_output(without_detail(example.exc_msg), without_detail(message), self.optionflags)
            )
        if good and not quiet:
            self.report_success(out, test, example, got)
        elif not good and not quiet:
            self.report_failure(out, test, example, got)
        return bool(good)

    def summarize(self, verbose=None):
        """Prints how the tests have gone; gives how many failed and were tried."""
        verbose = self._verbose if verbose is None else verbose

        def counted(number, what):
            return f"{number} {what}{'' if number == 1 else 's'}"

        names = sorted(self._stats)
        passed = [name for name in names if self._stats[name][0] == 0 and self._stats[name][1]]
        failed = [name for name in names if self._stats[name][0]]
        if verbose:
            empty = [name for name in names if not self._stats[name][1]]
            if empty:
                print(f"{counted(len(empty), 'item')} had no tests:")
                print(*(f"    {name}" for name in empty), sep="\n")
            if passed:
                print(f"{counted(len(passed), 'item')} passed all tests:")
                for name in passed:
                    print(f" {self._stats[name][1]:3d} test{'' if self._stats[name][1] == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{counted(len(failed), 'item')} had failures:")
            for name in failed:
                print(f" {self._stats[name][0]:3d} of {self._stats[name][1]:3d} in {name}")
        if verbose:
            print(f"{counted(self.tries, 'test')} in {counted(len(names), 'item')}.")
            print(f"{self.tries - self.failures} passed" + (f" and {self.failures} failed." if self.failures else "."))
        if self.failures:
            skipped = f" and {counted(self.skips, 'skipped test')}" if self.skips else ""
            print(f"***Test Failed*** {counted(self.failures, 'failure')}{skipped}.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries, skipped=self.skips)


class DebugRunner(DocTestRunner):
    """Raises an exception for the first example that fails."""

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)


# The runner of all calls of testmod() and testfile() together.
master = None


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    master = runner
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(
    m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
    exclude_empty=False,
):
    """Runs the examples of a module, the main one if none is given."""
    m = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(
    filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
    extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None,
):
    """Runs the examples of a text file."""
    import os

    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    if module_relative:
        base = package or sys.modules[sys._getframe(1).f_globals.get("__name__", "__main__")]
        filename = os.path.join(os.path.dirname(getattr(base, "__file__", "")), filename)
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object's docstring; says something only of those that fail."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, optionflags=0, **options):
    """The examples of a module as a suite for unittest."""
    import unittest

    if isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    module = sys.modules["__main__"] if module is None else module

    def case(test):
        def run():
            out = io.StringIO()
            if DocTestRunner(verbose=False, optionflags=optionflags).run(test, out=out.write).failed:
                raise unittest.case.TestCase.failureException(f"Failed doctest test for {test.name}\n\n{out.getvalue()}")

        return unittest.FunctionTestCase(run, options.get("setUp"), options.get("tearDown"), f"Doctest: {test.name}")

    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite(case(test) for test in tests if test.examples)
