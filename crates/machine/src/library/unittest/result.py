"""What has come of a run of tests."""

import functools
import io
import sys

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    """Has a run stopped after what a method reports, if that is wanted."""
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)
    return wrapper


class TestResult:
    """Collects how tests have gone."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.testsRun = 0
        self._streams = None

    def printErrors(self):
        """Called when all is over."""

    def startTest(self, test):
        self.testsRun += 1
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout(len(self.failures) + len(self.errors) > getattr(self, "_bad_before", 0))

    def startTestRun(self):
        """Called once before all tests."""

    def stopTestRun(self):
        """Called once after all tests."""

    def _setupStdout(self):
        self._bad_before = len(self.failures) + len(self.errors)
        if self.buffer and self._streams is None:
            self._streams = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _restoreStdout(self, show=False):
        if self._streams is None:
            return
        texts = sys.stdout.getvalue(), sys.stderr.getvalue()
        (sys.stdout, sys.stderr), streams = self._streams, self._streams
        self._streams = None
        for text, line, stream in zip(texts, (STDOUT_LINE, STDERR_LINE), streams):
            if show and text:
                stream.write(line % (text if text.endswith("\n") else text + "\n"))

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if getattr(self, "failfast", False):
                self.stop()
            bad = self.failures if issubclass(err[0], test.failureException) else self.errors
            bad.append((subtest, self._exc_info_to_string(err, test)))

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        """No more tests are begun."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        """The traceback of the test alone, without what this package did around it."""
        import _thread
        kind, value, traceback = err
        value.__traceback__ = self._own_part(traceback, issubclass(kind, test.failureException))
        text = _thread._format_exception(value)
        if self._streams is not None:
            for stream, line in ((sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE)):
                shown = stream.getvalue()
                if shown:
                    text += line % (shown if shown.endswith("\n") else shown + "\n")
        return text

    def _own_part(self, traceback, is_failure):
        while traceback and _is_ours(traceback):
            traceback = traceback.tb_next
        if is_failure and traceback:
            # What the assert method did is left out as well.
            at = traceback
            while at.tb_next and not _is_ours(at.tb_next):
                at = at.tb_next
            at.tb_next = None
        return traceback

    def __repr__(self):
        return (
            f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} errors={len(self.errors)} "
            f"failures={len(self.failures)}>"
        )


def _is_ours(traceback):
    return "__unittest" in traceback.tb_frame.f_globals
