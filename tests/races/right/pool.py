from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self):
        self.balance = 0


def fill(account):
    for _ in range(5):
        account.balance += 1
    return account


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(fill, Account()) for _ in range(6)]
    total = 0
    for future in futures:
        account = future.result()
        account.balance += 1
        total += account.balance
    total += sum(it.balance for it in pool.map(fill, [Account() for _ in range(4)]))
print(total)
