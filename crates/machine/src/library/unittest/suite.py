"""Suites: tests that are run together."""

import sys

from unittest import case

__unittest = True


class BaseTestSuite:
    """Tests, and suites of them, in order."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    __hash__ = None

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test is not None)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(index)
        return result

    def _forget(self, index):
        """Tests that were run are let go, with all that they hold."""
        if self._cleanup and self._tests[index] is not None:
            count = getattr(self._tests[index], "countTestCases", int)
            self._removed_tests += count()
            self._tests[index] = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that sets classes and modules up and tears them down."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._tear_down_class(test, result)
                self._set_up_module(test, result)
                self._set_up_class(test, result)
                result._previousTestClass = type(test)
                if getattr(type(test), "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            self._forget(index)
        if outermost:
            self._tear_down_class(None, result)
            self._tear_down_module(result)
            result._testRunEntered = False
        return result

    def _set_up_class(self, test, result):
        current = type(test)
        if (
            current is getattr(result, "_previousTestClass", None) or result._moduleSetUpFailed
            or getattr(current, "__unittest_skip__", False)
        ):
            return
        try:
            current._classSetupFailed = False
        except TypeError:
            # A test may be any callable.
            pass
        set_up = getattr(current, "setUpClass", None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as error:
            current._classSetupFailed = True
            self._report(result, error, "setUpClass", case._class_name(current))
            self._class_cleanups(current, result, "setUpClass")

    def _tear_down_class(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is None or type(test) is previous:
            return
        if (
            getattr(previous, "_classSetupFailed", False) or result._moduleSetUpFailed
            or getattr(previous, "__unittest_skip__", False)
        ):
            return
        tear_down = getattr(previous, "tearDownClass", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._report(result, error, "tearDownClass", case._class_name(previous))
        self._class_cleanups(previous, result, "tearDownClass")

    def _class_cleanups(self, cls, result, where):
        if hasattr(cls, "doClassCleanups"):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                self._report(result, info[1], where, case._class_name(cls))

    def _previous_module(self, result):
        previous = getattr(result, "_previousTestClass", None)
        return None if previous is None else previous.__module__

    def _set_up_module(self, test, result):
        current, previous = type(test).__module__, self._previous_module(result)
        if current == previous:
            return
        self._tear_down_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(current), "setUpModule", None)
        if set_up is not None:
            try:
                set_up()
            except Exception as error:
                result._moduleSetUpFailed = True
                self._report(result, error, "setUpModule", current)
                self._module_cleanups(result, "setUpModule", current)

    def _tear_down_module(self, result):
        previous = self._previous_module(result)
        if previous is None or result._moduleSetUpFailed:
            return
        tear_down = getattr(sys.modules.get(previous), "tearDownModule", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._report(result, error, "tearDownModule", previous)
        self._module_cleanups(result, "tearDownModule", previous)

    def _module_cleanups(self, result, where, module):
        try:
            case.doModuleCleanups()
        except Exception as error:
            self._report(result, error, where, module)

    def _report(self, result, error, where, parent):
        holder = _ErrorHolder(f"{where} ({parent})")
        if isinstance(error, case.SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))


class _ErrorHolder:
    """Stands for a test where something around the tests went wrong."""

    # Nothing that is raised is a failure of a test.
    failureException = type(None)

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def run(self, result):
        pass

    def countTestCases(self):
        return 0
