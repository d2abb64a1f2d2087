"""Finding tests in classes, modules and folders."""

import fnmatch
import functools
import os
import sys

from unittest import case, suite

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for tests that could not be found."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(f"'_FailedTest' object has no attribute {name!r}")

        def failure():
            raise self._exception

        return failure


class TestLoader:
    """Makes suites of what it finds."""

    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    @staticmethod
    def sortTestMethodsUsing(x, y):
        return (x > y) - (x < y)

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?"
            )
        names = [] if testCaseClass in (case.TestCase, case.FunctionTestCase) else self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of all classes of a module."""
        tests = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, case.TestCase) and item not in (
                case.TestCase, case.FunctionTestCase,
            ):
                tests.append(self.loadTestsFromTestCase(item))
        tests = self.suiteClass(tests)
        load = getattr(module, "load_tests", None)
        if load is None:
            return tests
        try:
            return load(self, tests, pattern)
        except Exception as error:
            return self._failed(module.__name__, f"Failed to call load_tests:", error)

    def loadTestsFromName(self, name, module=None):
        """The tests of what has this name, as dotted in a module or importable."""
        parts, failed = name.split("."), None
        if module is None:
            taken = parts[:]
            while taken:
                try:
                    __import__(".".join(taken))
                    module = sys.modules[taken[0]]
                    break
                except ImportError as error:
                    failed = failed or error
                    taken.pop()
            if module is None:
                return self._failed(parts[-1], f"Failed to import test module: {parts[-1]}", failed)
            parts = parts[1:]
        item, parent = module, None
        for part in parts:
            try:
                parent, item = item, getattr(item, part)
            except AttributeError as error:
                if isinstance(item, type(sys)) and failed is not None:
                    return self._failed(part, f"Failed to import test module: {part}", failed)
                self.errors.append(str(error))
                return self.suiteClass([_FailedTest(part, error)])
        return self._tests_of(item, parent, name)

    def _tests_of(self, item, parent, name):
        if isinstance(item, type(sys)):
            return self.loadTestsFromModule(item)
        if isinstance(item, type) and issubclass(item, case.TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type) and issubclass(parent, case.TestCase):
            return self.suiteClass([parent(name.rpartition(".")[2])])
        if isinstance(item, suite.TestSuite):
            return item
        if callable(item):
            test = item()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {item} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {item}")

    def loadTestsFromNames(self, names, module=None):
        """The tests of all these names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def _failed(self, name, message, error):
        import _thread
        text = f"{message}\n{_thread._format_exception(error)}"
        self.errors.append(text)
        return self.suiteClass([_FailedTest(name, ImportError(text))])

    def getTestCaseNames(self, testCaseClass):
        """The names of the tests of a class, in order."""
        def is_test(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            patterns = self.testNamePatterns
            return patterns is None or any(fnmatch.fnmatchcase(full, pattern) for pattern in patterns)

        names = [name for name in dir(testCaseClass) if is_test(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of all modules below a folder whose file names match."""
        top = os.path.abspath(top_level_dir or start_dir)
        start = os.path.abspath(start_dir)
        if not os.path.isdir(start):
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        if top not in sys.path:
            sys.path.insert(0, top)
        return self.suiteClass(list(self._find(start, top, pattern)))

    def _find(self, folder, top, pattern):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isdir(path):
                if os.path.isfile(os.path.join(path, "__init__.py")):
                    yield from self._find(path, top, pattern)
                continue
            stem, ending = os.path.splitext(name)
            if ending != ".py" or not stem.isidentifier() or not fnmatch.fnmatch(name, pattern):
                continue
            full = os.path.relpath(path, top)[:-len(ending)].replace(os.sep, ".")
            try:
                __import__(full)
            except case.SkipTest as error:
                yield self._skipped(full, str(error))
            except Exception as error:
                yield self._failed(full, f"Failed to import test module: {full}", error)
            else:
                yield self.loadTestsFromModule(sys.modules[full], pattern=pattern)

    def _skipped(self, name, reason):
        @case.skip(reason)
        def skipped(self):
            pass

        return self.suiteClass((type("ModuleSkipped", (case.TestCase,), {name: skipped})(name),))


defaultTestLoader = TestLoader()
