import threading
class Bank:
    def __init__(self): self.balance, self.lock = 100, threading.Lock()
    def move(self, amount):
        with self.lock:
            if self.balance + amount < 0:
                raise ValueError("overdrawn")
            self.balance += amount
def main():
    bank, refused, guard = Bank(), [], threading.Lock()
    def client(amount):
        try:
            bank.move(amount)
        except ValueError:
            with guard:
                refused.append(amount)
    ts = [threading.Thread(target=client, args=(-30,)) for _ in range(5)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(bank.balance, refused)
if __name__ == "__main__":
    main()
