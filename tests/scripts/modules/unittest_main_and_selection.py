# exit: 0
import io
import sys
import unittest


class First(unittest.TestCase):
    def test_a(self):
        print("a")

    def test_b(self):
        print("b")


class Second(unittest.TestCase):
    def test_c(self):
        print("c")

    def test_bad(self):
        self.assertTrue(False)


def run(*args):
    runner = unittest.TextTestRunner(stream=io.StringIO())
    try:
        unittest.main(argv=["prog", *args], testRunner=runner)
    except SystemExit as error:
        print(args, "exit", error.code)


run("First")
run("First.test_a", "Second.test_c")
run("Second")
run("-k", "test_a")
unittest.defaultTestLoader.testNamePatterns = None
run("--nothing-like-that")
run("First.missing")
program = unittest.main(argv=["prog", "First"], exit=False, testRunner=unittest.TextTestRunner(stream=io.StringIO()))
print(program.result, unittest.defaultTestLoader.getTestCaseNames(Second))
suite = unittest.TestSuite([First("test_b"), Second("test_c")])
print(suite.countTestCases(), suite, First("test_a"), First("test_a").id())
sys.stderr = sys.stdout
run("-h")
