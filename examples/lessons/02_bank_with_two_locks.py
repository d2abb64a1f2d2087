# Look for: a transfer needs the locks of two accounts. Ann pays Bob while Bob pays Ann: if each takes the lock of the
# payer first, both wait for ever. Here locks are always taken in the same order, by account number, and no cent is lost.
#   minipy 02_bank_with_two_locks.py             (try --no-gil; `deadlock.py` shows the wrong order)
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    # The order decides, not who pays: so no two threads wait for each other.
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True


def pay_again_and_again(source, target, times, outcomes):
    done = sum(transfer(source, target, amount % 17 + 1) for amount in range(times))
    outcomes.append(done)


accounts = [Account(number, 1000) for number in range(3)]
outcomes = []
threads = [
    threading.Thread(target=pay_again_and_again, args=(source, target, 400, outcomes))
    for source in accounts for target in accounts if source is not target
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{len(threads)} threads made {sum(outcomes)} transfers")
print("nobody is in debt:", all(account.balance >= 0 for account in accounts))
print("money in the bank:", sum(account.balance for account in accounts))
