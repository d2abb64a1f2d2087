from _together import together

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
