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

__all__ = [
    "FunctionTestCase", "SkipTest", "TestCase", "TestLoader", "TestResult", "TestSuite", "TextTestResult",
    "TextTestRunner", "addModuleCleanup", "defaultTestLoader", "doModuleCleanups", "enterModuleContext",
    "expectedFailure", "main", "skip", "skipIf", "skipUnless",
]
