# Ctrl-C ends a run of tests after the test that it came in.
import os
import signal
import unittest


class Tests(unittest.TestCase):
    def test_a(self):
        os.kill(os.getpid(), signal.SIGINT)

    def test_b(self):
        self.fail("not reached")


default = signal.getsignal(signal.SIGINT)
unittest.installHandler()
result = unittest.TestResult()
unittest.registerResult(result)
unittest.defaultTestLoader.loadTestsFromTestCase(Tests).run(result)
print(result.shouldStop, result.testsRun, result.failures)
print(unittest.removeResult(result), unittest.removeResult(result))


@unittest.removeHandler
def with_default():
    return signal.getsignal(signal.SIGINT) is default


print(with_default(), signal.getsignal(signal.SIGINT) is default)
unittest.removeHandler()
print(signal.getsignal(signal.SIGINT) is default)
