import threading


class Account:
    def __init__(self, name, balance):
        self.name, self.balance = name, balance


tea, cake = Account("tea", 50), Account("cake", 50)


def move(source, target, amount):
    if source.balance >= amount:
        source.balance -= amount
        target.balance += amount


def work():
    for _ in range(5):
        move(tea, cake, 1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
