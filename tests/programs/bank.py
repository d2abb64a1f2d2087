"""Accounts with inheritance, transactions that roll back, interest, statements."""
from collections import defaultdict


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {money(account.balance)}, needs {money(amount)}")
        self.account, self.amount = account, amount


class FrozenAccount(BankError):
    def __str__(self):
        return f"account {self.args[0]} is frozen"


def money(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"


class Account:
    kind = "basic"
    next_number = 1000
    _count = defaultdict(int)

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.frozen = False
        self.history = []
        self.number = Account.next_number
        Account.next_number += 1
        Account._count[type(self).__name__] += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if self.frozen:
            raise FrozenAccount(self.number)
        self.history.append((self._balance, value))
        self._balance = value

    @classmethod
    def count(cls):
        return Account._count[cls.__name__]

    @staticmethod
    def check_amount(amount):
        if not isinstance(amount, int):
            raise TypeError(f"amount must be in cents, not {type(amount).__name__}")
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount}")

    def deposit(self, amount):
        self.check_amount(amount)
        self.balance += amount

    def withdraw(self, amount):
        self.check_amount(amount)
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self.balance -= amount

    def available(self):
        return self.balance

    def month_end(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {money(self.balance)}>"

    def __lt__(self, other):
        return (self.balance, self.number) < (other.balance, other.number)


class Savings(Account):
    kind = "savings"

    def __init__(self, owner, balance=0, *, rate):
        super().__init__(owner, balance)
        self.rate = rate

    def month_end(self):
        super().month_end()
        interest = round(self.balance * self.rate / 1200)
        if interest > 0:
            self.deposit(interest)


class Checking(Account):
    kind = "checking"
    fee = 150

    def __init__(self, owner, balance=0, *, overdraft=0):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft

    def month_end(self):
        super().month_end()
        if self.balance < 0:
            self.balance -= self.fee


class Logged:
    """A mixin that notes what happens to an account."""

    def __init__(self, *args, **kwargs):
        self.log = []
        super().__init__(*args, **kwargs)

    def deposit(self, amount):
        super().deposit(amount)
        self.log.append(("in", amount))

    def withdraw(self, amount):
        super().withdraw(amount)
        self.log.append(("out", amount))


class Premium(Logged, Savings, Checking):
    kind = "premium"

    def __init__(self, owner, balance=0):
        super().__init__(owner, balance, rate=3)

    # Savings.__init__ passes owner and balance only, so Checking keeps its default overdraft.


class Transaction:
    """Restores every balance when its body raises."""

    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [(a, a._balance, len(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return False
        for account, balance, length in self.saved:
            account._balance = balance
            del account.history[length:]
        return False


class Bank:
    def __init__(self, name):
        self.name = name
        self.accounts = {}

    def open(self, kind, *args, **kwargs):
        account = kind(*args, **kwargs)
        self.accounts[account.number] = account
        return account

    def __getitem__(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise BankError(f"no account {number}") from None

    def __iter__(self):
        return iter(self.accounts.values())

    def __len__(self):
        return len(self.accounts)

    def transfer(self, source, target, amount):
        a, b = self[source], self[target]
        with Transaction(a, b):
            a.withdraw(amount)
            b.deposit(amount)

    def month_end(self):
        for account in self:
            account.month_end()

    def total(self):
        return sum(a.balance for a in self)

    def statement(self):
        print(f"{self.name:=^44}")
        for account in sorted(self, reverse=True):
            print(f"{account.number:>5} {account.owner:<8} {account.kind:<10} {money(account.balance):>15}")
        print(f"{'total':>24} {money(self.total()):>17}")


def attempt(what, *args):
    try:
        what(*args)
        print("ok")
    except (BankError, ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")


def main():
    bank = Bank(" First Bank ")
    ann = bank.open(Savings, "Ann", 1_000_00, rate=6)
    bob = bank.open(Checking, "Bob", 50_00, overdraft=100_00)
    cy = bank.open(Account, "Cy")
    dee = bank.open(Premium, "Dee", 2_500_000_00)
    bank.statement()
    attempt(bank.transfer, ann.number, bob.number, 250_00)
    attempt(bank.transfer, bob.number, cy.number, 390_00)
    attempt(bank.transfer, bob.number, cy.number, 20_00)
    attempt(bank.transfer, cy.number, 9999, 1)
    attempt(bank.transfer, ann.number, cy.number, -5)
    attempt(ann.deposit, 12.5)
    cy.frozen = True
    attempt(bank.transfer, ann.number, cy.number, 100)
    print(ann, ann.history)
    cy.frozen = False
    dee.withdraw(500_000_00)
    dee.deposit(1)
    bank.month_end()
    bank.statement()
    print(dee.log, [k.__name__ for k in Premium.__mro__])
    print(Savings.count(), Checking.count(), Premium.count(), Account.count(), len(bank), max(bank).owner, min(bank).owner)
    print([a.owner for a in bank if isinstance(a, Checking)], isinstance(dee, Logged), bank[1001])


if __name__ == "__main__":
    main()
