"""Method calls: own, inherited, through super(), bound methods, static and class methods."""
import sys


class Account:
    opened = 0

    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def fee(self):
        return 1

    @property
    def rounded(self):
        return self.balance // 10

    @staticmethod
    def tax(amount):
        return amount >> 3

    @classmethod
    def note(cls, n):
        cls.opened += n


class Savings(Account):
    def fee(self):
        return super().fee() + 1


def run(n):
    accounts = [Account(0), Savings(0), Account(5), Savings(7)]
    total = 0
    for i in range(n):
        account = accounts[i & 3]
        account.deposit(i).deposit(-account.fee())
        total += account.rounded + account.tax(i)
        deposit = account.deposit
        deposit(1)
        deposit(2)
        if not i & 7:
            account.note(1)
    return total, [a.balance for a in accounts], Account.opened, Savings.opened


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 900_000
    print(run(n))
