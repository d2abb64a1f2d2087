import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)


q = queue.PriorityQueue()
for priority, name in ((3, "low"), (1, "urgent"), (2, "usual"), (1, "as urgent")):
    q.put(Task(priority, name))
print([q.get().priority for _ in range(4)])
for pair in ((2, "b"), (1, "z"), (2, "a"), (1, "y")):
    q.put(pair)
print(q.queue[0], [q.get() for _ in range(4)])
q.put((1, {}))
try:
    q.put((1, {"a": 1}))
except TypeError as error:
    print(error)
# The lock is free again.
print(q.empty(), q.get())
