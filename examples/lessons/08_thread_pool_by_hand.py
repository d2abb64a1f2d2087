# Look for: what a pool is: threads that take calls out of a queue, and a future for each call, which is a place for the
# result and an event that says it is there. An exception travels to whoever asks for the result; the thread works on.
#   minipy 08_thread_pool_by_hand.py             (then look at concurrent.futures, which does the same)
import queue
import threading


class Future:
    def __init__(self):
        self._done = threading.Event()
        self._result = self._exception = None

    def run(self, function, args):
        try:
            self._result = function(*args)
        except Exception as exception:
            self._exception = exception
        self._done.set()

    def result(self):
        self._done.wait()
        if self._exception is not None:
            raise self._exception
        return self._result


class Pool:
    def __init__(self, size):
        self._calls = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._work) for _ in range(size)]
        for thread in self._threads:
            thread.start()

    def submit(self, function, *args):
        future = Future()
        self._calls.put((future, function, args))
        return future

    def _work(self):
        while (call := self._calls.get()) is not None:
            future, function, args = call
            future.run(function, args)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for _ in self._threads:
            self._calls.put(None)
        for thread in self._threads:
            thread.join()


def is_prime(number):
    return number > 1 and all(number % divisor for divisor in range(2, int(number**0.5) + 1))


with Pool(3) as pool:
    futures = [pool.submit(is_prime, number) for number in range(100)]
    failing = pool.submit(is_prime, "ten")
print("primes below 100:", sum(future.result() for future in futures))
try:
    failing.result()
except TypeError as error:
    print("the caller sees:", error)
print("threads left:", threading.active_count())
