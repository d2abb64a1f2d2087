import sys
import threading


def work(n):
    x = 1
    while n:
        x = (x * 31 + n) % 1000003
        n -= 1
    return x


count, total = map(int, sys.argv[1:])
workers = [threading.Thread(target=work, args=(total // count,)) for _ in range(count)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
