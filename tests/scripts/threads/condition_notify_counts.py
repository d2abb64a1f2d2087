import threading
import time

condition = threading.Condition(threading.Lock())
awake = []


def sleep(number):
    with condition:
        asleep.append(number)
        condition.wait()
        awake.append(number)


def wait_until(count):
    while True:
        with condition:
            if len(awake) == count:
                return print(len(awake), end=" ")
        time.sleep(0.001)


asleep = []
threads = [threading.Thread(target=sleep, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
while len(asleep) < 8:
    time.sleep(0.001)
for n, total in ((1, 1), (2, 3), (0, 3), (-1, 3)):
    with condition:
        condition.notify(n)
    wait_until(total)
# Who waits longest is woken first.
print(sorted(awake) == sorted(asleep[:3]))
with condition:
    condition.notify_all()
    condition.notify(100)
wait_until(8)
for thread in threads:
    thread.join()
with condition:
    print(condition.notify(), condition.notify_all())
