# Look for: five philosophers, five forks, and each needs two. Three ways to the table that end, and how each avoids that
# all hold their left fork for ever: by order, by a waiter who seats four at most, by putting the fork back.
#   minipy 07_dining_philosophers.py             (try --seed 1, where time costs nothing, and --no-gil)
import threading
import time

SEATS, MEALS = 5, 3


def in_order(left, right, number):
    """Everybody takes the fork with the lower number first; so the last one takes its right fork first."""
    first, second = (right, left) if number == SEATS - 1 else (left, right)
    with first, second:
        time.sleep(0.0005)


waiter = threading.Semaphore(SEATS - 1)


def with_waiter(left, right, number):
    """With one at most away from the table, somebody always has two forks."""
    with waiter, left:
        time.sleep(0.0005)
        with right:
            pass


def politely(left, right, number):
    """Who does not get the second fork puts the first one back and thinks a while, each for another time."""
    while True:
        with left:
            time.sleep(0.0005)
            if right.acquire(timeout=0.001):
                right.release()
                return
        # Without this, it would take the same fork again before the neighbour has woken up.
        time.sleep(0.001 * (number + 1))


def dine(strategy):
    forks = [threading.Lock() for _ in range(SEATS)]
    eaten = [0] * SEATS

    def philosopher(number):
        for _ in range(MEALS):
            strategy(forks[number], forks[(number + 1) % SEATS], number)
            eaten[number] += 1

    threads = [threading.Thread(target=philosopher, args=(number,)) for number in range(SEATS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{strategy.__name__:12} meals: {eaten}, forks on the table: {sum(not fork.locked() for fork in forks)}")


for strategy in (in_order, with_waiter, politely):
    dine(strategy)
