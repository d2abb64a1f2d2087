"""Running tests and telling of them."""

import sys
import time

from unittest import result, signals
from unittest.case import _SubTest

__unittest = True


class _WritelnDecorator:
    """A stream with writeln."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ("stream", "__getstate__"):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")


class TextTestResult(result.TestResult):
    """Writes a character for each test, or a line."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._announce(test)
            self._newline = False

    def _announce(self, test, indent=""):
        """Which test runs; its status is to follow in the same line."""
        self.stream.write(f"{indent}{self.getDescription(test)} ... ")
        self.stream.flush()

    def _write_status(self, test, status):
        is_part = isinstance(test, _SubTest)
        if is_part and not self._newline:
            # The test it is a part of stands in that line.
            self.stream.writeln()
            self._newline = True
        if self._newline:
            self._announce(test, "  " if is_part else "")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _tell(self, test, word, letter):
        if self.showAll and letter in "xu":
            # CPython does not take this for the end of the line.
            self.stream.writeln(word)
            self.stream.flush()
        elif self.showAll:
            self._write_status(test, word)
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(subtest, *(("FAIL", "F") if failed else ("ERROR", "E")))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            for line in (self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, text):
                self.stream.writeln(line)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and prints a summary."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
        *, tb_locals=False, durations=None,
    ):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.failfast, self.buffer = descriptions, verbosity, failfast, buffer
        self.tb_locals, self.durations, self.warnings = tb_locals, durations, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        about = self.stream, self.descriptions, self.verbosity
        try:
            return self.resultclass(*about, durations=self.durations)
        except TypeError:
            # A class made for older versions, which have no durations.
            return self.resultclass(*about)

    def run(self, test):
        """Runs a test or suite; gives the result."""
        outcome = self._makeResult()
        signals.registerResult(outcome)
        outcome.failfast, outcome.buffer, outcome.tb_locals = self.failfast, self.buffer, self.tb_locals
        began = time.perf_counter()
        getattr(outcome, "startTestRun", bool)()
        try:
            test(outcome)
        finally:
            getattr(outcome, "stopTestRun", bool)()
        took = time.perf_counter() - began
        outcome.printErrors()
        if self.durations is not None:
            self._print_durations(outcome)
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        count = outcome.testsRun
        self.stream.writeln(f"Ran {count} test{'' if count == 1 else 's'} in {took:.3f}s")
        self.stream.writeln()
        self._print_summary(outcome)
        self.stream.flush()
        return outcome

    def _print_summary(self, outcome):
        notes = []
        if not outcome.wasSuccessful():
            self.stream.write("FAILED")
            for name, found in (("failures", outcome.failures), ("errors", outcome.errors)):
                if found:
                    notes.append(f"{name}={len(found)}")
        elif outcome.testsRun == 0 and not outcome.skipped:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        for name, found in (
            ("skipped", outcome.skipped), ("expected failures", outcome.expectedFailures),
            ("unexpected successes", outcome.unexpectedSuccesses),
        ):
            if found:
                notes.append(f"{name}={len(found)}")
        self.stream.writeln(f" ({', '.join(notes)})" if notes else "")

    def _print_durations(self, outcome):
        slowest = sorted(outcome.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        for name, time_taken in slowest:
            if time_taken >= 0.001 or self.verbosity > 1:
                self.stream.writeln(f"{time_taken:.3f}s     {name}")
        self.stream.writeln()
