"""The command line of test programs."""

import os
import sys

from unittest import loader, runner

__unittest = True

# The exit status when there was no test to run.
_NO_TESTS_EXITCODE = 5


# What the help ends with.
_EXAMPLES = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""
_MODULE_EXAMPLES = """\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
"""


class TestProgram:
    """Runs the tests of a module and ends the program with a status that tells how they went."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None,
        testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None,
        warnings=None, *, tb_locals=False, durations=None,
    ):
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity, self.failfast, self.catchbreak = exit, verbosity, failfast, catchbreak
        self.buffer, self.tb_locals, self.durations, self.warnings = buffer, tb_locals, durations, warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Sets the options, and finds the tests."""
        if self.module is None and argv[1:2] == ["discover"]:
            self._discover(argv[2:])
            return
        options = self._parser(self.progName)
        examples = _MODULE_EXAMPLES if self.module is None else _EXAMPLES
        options.print_help = lambda: print(f"{options.format_help()}\n{examples % {'prog': self.progName}}")
        options.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        self._take(options.parse_args(argv[1:]))
        if self.module is None and not self._given:
            self._discover([])
            return
        names = self._given
        if not names and self.defaultTest is not None:
            names = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        if self.module is None:
            names = list(map(_module_name, names))
        if names:
            self.test = self.testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = self.testLoader.loadTestsFromModule(self.module)

    def _parser(self, prog):
        import argparse
        options = argparse.ArgumentParser(prog=prog)
        options.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        options.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        options.add_argument("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        options.add_argument("--durations", type=int, metavar="N",
                             help="Show the N slowest test cases (N=0 for all)")
        options.add_argument("-f", "--failfast", action="store_true", help="Stop on first fail or error")
        options.add_argument("-c", "--catch", dest="catchbreak", action="store_true",
                             help="Catch Ctrl-C and display results so far")
        options.add_argument("-b", "--buffer", action="store_true", help="Buffer stdout and stderr during tests")
        options.add_argument("-k", dest="testNamePatterns", action="append",
                             help="Only run tests which match the given substring")
        return options

    def _take(self, given):
        for name in ("verbosity", "durations"):
            if getattr(given, name) is not None:
                setattr(self, name, getattr(given, name))
        for name in ("tb_locals", "failfast", "catchbreak", "buffer"):
            if getattr(given, name):
                setattr(self, name, True)
        if given.testNamePatterns:
            self.testLoader.testNamePatterns = [
                pattern if "*" in pattern else f"*{pattern}*" for pattern in given.testNamePatterns
            ]
        self._given = getattr(given, "tests", None)

    def _discover(self, argv):
        options = self._parser(f"{self.progName} discover")
        options.add_argument("-s", "--start-directory", dest="start", default=".",
                             help="Directory to start discovery ('.' default)")
        options.add_argument("-p", "--pattern", default="test*.py", help="Pattern to match tests ('test*.py' default)")
        options.add_argument("-t", "--top-level-directory", dest="top",
                             help="Top level directory of project (defaults to start directory)")
        for name in ("start", "pattern", "top"):
            options.add_argument(name, nargs="?", default=_suppressed(), help=_suppressed())
        given = options.parse_args(argv)
        self._take(given)
        self.test = self.testLoader.discover(given.start, given.pattern, given.top)

    def runTests(self):
        """Runs the tests, and ends the program unless exit is False."""
        if self.catchbreak:
            from unittest.signals import installHandler
            installHandler()
        kind = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(kind, type):
            try:
                kind = kind(
                    verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings,
                    tb_locals=self.tb_locals, durations=self.durations,
                )
            except TypeError:
                # A runner of the program's own may know less.
                kind = kind()
        self.result = kind.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0 if self.result.wasSuccessful() else 1)


def _suppressed():
    from argparse import SUPPRESS
    return SUPPRESS


def _module_name(name):
    """A file's name as that of a module."""
    if os.path.isfile(name) and name.lower().endswith(".py"):
        if os.path.isabs(name):
            relative = os.path.relpath(name, os.getcwd())
            if relative.startswith(os.pardir):
                return name
            name = relative
        return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


main = TestProgram
