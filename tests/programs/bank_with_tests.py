"""A bank, and the unit tests of a bank."""

import io
import sys
import unittest
from abc import ABC, abstractmethod
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from unittest import mock


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        self.needed, self.available = needed, available
        super().__init__(f"needs {needed}, has {available}")


class Account(ABC):
    _next = 1000

    def __init__(self, owner, balance="0"):
        self.owner = owner
        self._balance = Decimal(balance)
        self.number = Account._next
        Account._next += 1
        self.entries = []

    def __init_subclass__(cls, /, rate="0", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.rate = Decimal(rate)

    @property
    def balance(self):
        return self._balance.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    @balance.setter
    def balance(self, value):
        raise AttributeError("use deposit() or withdraw()")

    @abstractmethod
    def limit(self):
        """How much can be taken."""

    def deposit(self, amount):
        amount = Decimal(amount)
        if amount <= 0:
            raise ValueError("amounts are positive")
        self._balance += amount
        self.entries.append(("+", amount))
        return self

    def withdraw(self, amount):
        amount = Decimal(amount)
        if amount > self.limit():
            raise InsufficientFunds(amount, self.limit())
        self._balance -= amount
        self.entries.append(("-", amount))
        return self

    def add_interest(self, notify=print):
        interest = (self._balance * self.rate).quantize(Decimal("0.01"))
        if interest:
            self.deposit(interest)
            notify(f"{self.owner}: {interest}")

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {str(self.balance)!r})"

    def __bool__(self):
        return self._balance > 0

    def __iadd__(self, amount):
        return self.deposit(amount)


class Savings(Account, rate="0.035"):
    def limit(self):
        return self._balance


class Checking(Account, rate="0"):
    overdraft = Decimal(100)

    def limit(self):
        return self._balance + self.overdraft


@contextmanager
def transaction(*accounts):
    before = [(account, account._balance, list(account.entries)) for account in accounts]
    try:
        yield
    except Exception as error:
        for account, balance, entries in before:
            account._balance, account.entries = balance, entries
        error.add_note("rolled back")
        raise


def transfer(source, target, amount):
    with transaction(source, target):
        target.deposit(amount)
        source.withdraw(amount)


class AccountTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = []

    def setUp(self):
        self.savings = Savings("Ann", "100.005")
        self.checking = Checking("Bob")
        self.addCleanup(self.made.append, self.id().rsplit(".", 1)[-1])

    def test_balance_is_rounded(self):
        self.assertEqual(self.savings.balance, Decimal("100.01"))
        self.assertAlmostEqual(float(self.savings._balance), 100.005, places=3)

    def test_abstract(self):
        with self.assertRaisesRegex(TypeError, "abstract method"):
            Account("x")

    def test_withdraw_too_much(self):
        with self.assertRaises(InsufficientFunds) as caught:
            self.savings.withdraw(1000)
        self.assertEqual(caught.exception.needed, 1000)
        self.assertIn("needs 1000", str(caught.exception))

    def test_transfer_rolls_back(self):
        with self.assertRaises(InsufficientFunds) as caught:
            transfer(self.checking, self.savings, 500)
        self.assertEqual(caught.exception.__notes__, ["rolled back"])
        self.assertEqual(self.savings.entries, [])

    def test_amounts(self):
        for amount in (0, -1, "x", None, "1.5"):
            with self.subTest(amount=amount):
                if amount == "1.5":
                    self.assertTrue(self.checking.deposit(amount))
                else:
                    with self.assertRaises((ValueError, ArithmeticError, TypeError)):
                        self.checking.deposit(amount)

    def test_interest_is_told(self):
        notify = mock.Mock()
        self.savings.add_interest(notify)
        notify.assert_called_once_with("Ann: 3.50")
        self.checking.add_interest(notify)
        self.assertEqual(notify.call_count, 1)

    def test_wrong_on_purpose(self):
        self.savings += 5
        self.assertEqual(repr(self.savings), "Savings('Ann', '105')", "the balance has decimals")

    @unittest.expectedFailure
    def test_setting_the_balance(self):
        self.savings.balance = 5

    @unittest.skip("nobody has time")
    def test_audit(self):
        self.fail("never run")

    @unittest.skipIf(sys.version_info < (3,), "too old")
    def test_lists(self):
        self.assertListEqual([1, 2], [1, 2])
        self.assertDictEqual({"a": 1}, {"a": 1})
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertIsNone(None)
        self.assertIsInstance(self.savings, Account)
        self.assertGreater(2, 1)
        self.assertNotIn(1, [2])


def run(name=None):
    stream = io.StringIO()
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromTestCase(AccountTest)
    result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
    lines = [line for line in stream.getvalue().splitlines() if not line.startswith(("  File", "Ran "))]
    print("\n".join(lines))
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
    print(sorted(AccountTest.made))


try:
    run()
except ImportError as error:
    print(error)
ann, bob = Savings("Ann", "20"), Checking("Bob", "5")
transfer(ann, bob, "12.34")
print(ann, bob, bool(ann), ann.entries, bob.entries)
try:
    transfer(ann, bob, 50)
except InsufficientFunds as error:
    print(error, error.__notes__, ann)
