import threading


class Sum:
    def __init__(self):
        self.total = 0

    def each(self):
        for number in range(5):
            self.total += number
            yield self.total


results = []


def work():
    one = Sum()
    results.append(list(one.each())[-1])


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
