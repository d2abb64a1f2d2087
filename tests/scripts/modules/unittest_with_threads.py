import io
import threading
import unittest


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.value += 1


class CounterTest(unittest.TestCase):
    def test_many_threads(self):
        counter = Counter()
        threads = [threading.Thread(target=lambda: [counter.increment() for _ in range(50)]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(counter.value, 200)


results = []


def run_in_thread():
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(CounterTest)
    results.append(unittest.TextTestRunner(stream=io.StringIO()).run(suite))


threads = [threading.Thread(target=run_in_thread) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([(result.testsRun, result.wasSuccessful()) for result in results])
