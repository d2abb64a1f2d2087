import io
import unittest

events = []


def setUpModule():
    events.append("module")


def tearDownModule():
    events.append("end of module")


class BadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        events.append("never")


class BadSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(events.append, "cleanup")
        raise KeyError("setup")

    def tearDown(self):
        events.append("no tearDown after a failed setUp")

    def test_it(self):
        events.append("never")


class BadTearDown(unittest.TestCase):
    def tearDown(self):
        self.fail("in tearDown")

    def test_it(self):
        events.append("test")


@unittest.skipIf(True, "whole class")
class Skipped(unittest.TestCase):
    def test_it(self):
        events.append("never")


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromModule(__import__("__main__"))
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
print(events, result)
for test, text in result.errors + result.failures:
    print(test, "|", text.splitlines()[-1])
print(result.skipped, stream.getvalue().splitlines()[-1])
