import threading


class Account:
    def __init__(self):
        self.balance = 0

    def pay(self, amount):
        self.balance = self.balance + amount


account = Account()


def work():
    for _ in range(10):
        account.pay(1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
