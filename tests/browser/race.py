"""Two threads that lose updates; names and texts that must not become part of a page."""
import threading

counter = 0
lock = threading.Lock()


class Account:
    def __init__(self):
        self.balance = 0


account = Account()


def work(times):
    global counter
    for _ in range(times):
        counter += 1
        with lock:
            account.balance += 10


threads = [threading.Thread(target=work, args=(4,), name=name) for name in ("A", "</script><b>B</b>")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("counter", counter, "balance", account.balance, "<img src=x>")
