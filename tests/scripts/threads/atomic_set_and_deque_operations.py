import threading


def together(work, count=4):
    """Runs work(0), work(1), ... at the same time; says what went wrong."""
    errors = []

    def guarded(number):
        try:
            work(number)
        except BaseException as error:
            errors.append(repr(error))

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    if errors: print("went wrong:", sorted(set(errors))[:3])


from collections import deque

shared = set()
def change(number):
    for i in range(1000):
        shared.add((number, i))
        assert (number, i) in shared
        if i % 2: shared.discard((number, i))
together(change)
print(len(shared))

union = {-1}
def join(number):
    global union
    for i in range(300): union.update({number * 1000 + i, number})
    assert union >= {number}
together(join)
print(len(union))

queue, taken = deque(), []
def pass_on(number):
    for i in range(1000):
        if number % 2: queue.append(i)
        else:
            try: taken.append(queue.popleft())
            except IndexError: pass
together(pass_on)
print(len(queue) + len(taken))
