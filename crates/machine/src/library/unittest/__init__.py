"""Tests as methods of classes: what is expected is said with assert methods."""

# A package, whose parts can be imported.
__path__ = []
__unittest = True

from unittest.result import TestResult
from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, skip,
    skipIf, skipUnless,
)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main
from unittest.signals import installHandler, registerResult, removeHandler, removeResult

__all__ = [
    "FunctionTestCase", "IsolatedAsyncioTestCase", "SkipTest", "TestCase", "TestLoader", "TestResult", "TestSuite",
    "TextTestResult", "TextTestRunner", "addModuleCleanup", "defaultTestLoader", "doModuleCleanups",
    "enterModuleContext", "expectedFailure", "installHandler", "main", "registerResult", "removeHandler",
    "removeResult", "skip", "skipIf", "skipUnless",
]


class IsolatedAsyncioTestCase(TestCase):
    """Tests that are coroutines, which minipy does not have."""

    def __init__(self, methodName="runTest"):
        raise NotImplementedError("unittest.IsolatedAsyncioTestCase: minipy has no coroutines")
