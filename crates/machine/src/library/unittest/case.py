"""Test cases: what a test is, and how one is run."""

import functools
import sys
import time

from unittest._checks import DIFF_OMITTED, Checks
from unittest._text import safe_repr

__unittest = True

_NO_MESSAGE = object()


class SkipTest(Exception):
    """Raised to skip a test."""


class _ShouldStop(Exception):
    """The test should stop."""


def _id(value):
    return value


def skip(reason):
    """A decorator for tests that are not to be run."""
    if callable(reason) and hasattr(reason, "__name__"):
        # Used as `@skip`: what it is given is the test, and there is no reason.
        return _skipped(reason, "")
    return functools.partial(_skipped, reason=reason)


def _skipped(item, reason):
    """The test, or the class of tests, marked; a test also skips when it is called."""
    if not isinstance(item, type):
        test = item

        @functools.wraps(test)
        def item(*args, **kwargs):
            raise SkipTest(reason)

    item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
    return item


def skipIf(condition, reason):
    """As skip, if the condition holds."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """As skip, unless the condition holds."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """Marks a test that is known to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has a function called after tearDownModule, the last first."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Calls those functions."""
    failed = [info[1] for info in _run_cleanups(_module_cleanups)]
    if failed:
        raise failed[0]


def _run_cleanups(cleanups):
    """Calls functions, the last first, and takes them off the list; gives what they raised."""
    failed = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            failed.append(sys.exc_info())
    return failed


def _enter_context(manager, add_cleanup):
    kind = type(manager)
    if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
        name = f"{kind.__module__}.{kind.__qualname__}"
        raise TypeError(f"'{name}' object does not support the context manager protocol")
    result = kind.__enter__(manager)
    add_cleanup(kind.__exit__, manager, None, None, None)
    return result


def enterModuleContext(cm):
    """Enters a context that is left after tearDownModule."""
    return _enter_context(cm, addModuleCleanup)


class _Outcome:
    """How a test has gone so far."""

    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None
        self.result_supports_subtests = hasattr(result, "addSubTest")

    def run(self, test_case, function, subtest=False):
        """Runs a part of a test; says whether it went well."""
        before, self.success = self.success, True
        try:
            function()
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            self.result.addSkip(test_case, str(error))
        except _ShouldStop:
            self.success = False
        except BaseException as error:
            info = (type(error), error, error.__traceback__)
            if self.expecting_failure:
                self.expected_failure = info
            else:
                self.success = False
                if subtest:
                    self.result.addSubTest(test_case.test_case, test_case, info)
                else:
                    self._report(test_case, info)
        else:
            if subtest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        good = self.success
        self.success = self.success and before
        return good

    def _report(self, test_case, info):
        if issubclass(info[0], test_case.failureException):
            self.result.addFailure(test_case, info)
        else:
            self.result.addError(test_case, info)


class TestCase(Checks):
    """A class of tests: each method whose name begins with `test` is one."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = self._subtest = None
        self._cleanups = []
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def setUp(self):
        """Runs before each test."""

    def tearDown(self):
        """Runs after each test."""

    @classmethod
    def setUpClass(cls):
        """Runs before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Runs after the tests of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Has a function called after tearDown, the last first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context that is left after tearDown."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has a function called after tearDownClass, the last first."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context that is left after tearDownClass."""
        return _enter_context(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup was given; keeps what that raised."""
        cls.tearDown_exceptions = _run_cleanups(cls._class_cleanups)

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    def shortDescription(self):
        """The first line of the test's docstring."""
        doc = self._testMethodDoc
        return doc.strip().partition("\n")[0].rstrip() if doc else None

    def id(self):
        return f"{_class_name(type(self))}.{self._testMethodName}"

    def __eq__(self, other):
        if type(other) is type(self):
            return other._testMethodName == self._testMethodName
        return NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{_class_name(type(self))} testMethod={self._testMethodName}>"

    def subTest(self, msg=_NO_MESSAGE, **params):
        """A part of a test that is reported by itself: the test goes on when it fails."""
        return _SubTestContext(self, msg, params)

    def skipTest(self, reason):
        """Skips the test."""
        raise SkipTest(reason)

    def run(self, result=None):
        """Runs the test."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", bool)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            why = self._reason_to_skip(method)
            if why is None:
                self._run_parts(result, method)
            else:
                result.addSkip(self, why)
            return result
        finally:
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", bool)()

    def _reason_to_skip(self, method):
        """Why the class or the method is not to be run; None if it is."""
        marked = [item for item in (type(self), method) if getattr(item, "__unittest_skip__", False)]
        if not marked:
            return None
        return next(filter(None, (getattr(item, "__unittest_skip_why__", "") for item in (type(self), method))), "")

    def _run_parts(self, result, method):
        expecting = getattr(self, "__unittest_expecting_failure__", False) or (
            getattr(method, "__unittest_expecting_failure__", False)
        )
        outcome = self._outcome = _Outcome(result)
        began = time.perf_counter()
        try:
            if outcome.run(self, self._callSetUp):
                outcome.expecting_failure = expecting
                outcome.run(self, functools.partial(self._callTestMethod, method))
                outcome.expecting_failure = False
                outcome.run(self, self._callTearDown)
            self.doCleanups()
            if hasattr(result, "addDuration"):
                result.addDuration(self, time.perf_counter() - began)
            if outcome.success:
                if not expecting:
                    result.addSuccess(self)
                elif outcome.expected_failure:
                    result.addExpectedFailure(self, outcome.expected_failure)
                else:
                    result.addUnexpectedSuccess(self)
        finally:
            outcome.expected_failure = None
            self._outcome = None

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning, stacklevel=3,
            )

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def doCleanups(self):
        """Calls what addCleanup was given."""
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        for function, args, kwargs in _taken_from_end(self._cleanups):
            outcome.run(self, functools.partial(self._callCleanup, function, *args, **kwargs))
        return outcome.success

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        """Runs the test without catching what it raises."""
        method = getattr(self, self._testMethodName)
        why = self._reason_to_skip(method)
        if why is not None:
            raise SkipTest(why)
        for part in (self._callSetUp, functools.partial(self._callTestMethod, method), self._callTearDown):
            part()
        for function, args, kwargs in _taken_from_end(self._cleanups):
            self._callCleanup(function, *args, **kwargs)


def _taken_from_end(items):
    """The items of a list, the last first, taken off it one by one; more may come meanwhile."""
    while items:
        yield items.pop()


def _class_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class FunctionTestCase(TestCase):
    """A test case made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._before, self._test, self._after = setUp or bool, testFunc, tearDown or bool
        self._description = description

    def setUp(self):
        self._before()

    def tearDown(self):
        self._after()

    def runTest(self):
        self._test()

    def id(self):
        return self._test.__name__

    def __str__(self):
        return f"{_class_name(type(self))} ({self.id()})"

    def __repr__(self):
        return f"<{_class_name(type(self))} tec={self._test}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        return (self._test.__doc__ or "").partition("\n")[0].strip() or None


class _SubTest(TestCase):
    """A part of a test."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message, self.test_case, self.params = message, test_case, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        values = ", ".join(f"{name}={safe_repr(value)}" for name, value in self.params.items())
        message = None if self._message is _NO_MESSAGE else f"[{self._message}]"
        return " ".join(filter(None, (message, values and f"({values})"))) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class _SubTestContext:
    """What `with self.subTest(...)` enters."""

    def __init__(self, test_case, message, params):
        self._case, self._message, self._params = test_case, message, params

    def __enter__(self):
        case = self._case
        outcome = case._outcome
        self._active = outcome is not None and outcome.result_supports_subtests
        if self._active:
            self._above = above = case._subtest
            params = {**above.params, **self._params} if above else self._params
            case._subtest = _SubTest(case, self._message, params)

    def __exit__(self, kind, value, traceback):
        if not self._active:
            return False
        case = self._case
        subtest, outcome, case._subtest = case._subtest, case._outcome, self._above
        if kind is None:
            outcome.run(subtest, bool, subtest=True)
            return False
        if not issubclass(kind, Exception) and kind is not SystemExit or kind is _ShouldStop:
            return False

        def again():
            raise value.with_traceback(traceback)

        outcome.run(subtest, again, subtest=True)
        if outcome.result.failfast and not outcome.success:
            raise _ShouldStop
        return True
