# What threads get as arguments is shared as globals are; it goes when the last reference does.
import threading

class Meter:
    def __init__(self): self.step = 1
    def measure(self, amount): return amount * self.step
    def __del__(self): print("gone")

def work(meter, numbers, index, sums):
    total = 0
    for i in range(20_000):
        total += meter.measure(numbers[i & 7])
    sums[index] = total

meter, numbers, sums = Meter(), list(range(8)), [0, 0, 0]
for _ in range(3):
    threads = [threading.Thread(target=work, args=(meter, numbers, index, sums)) for index in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(sums)
del thread, threads
print("still there")
del meter
print("end", numbers)
