"""Records made by a decorator, an event system on top of them, and a scheduler with a priority queue."""
import functools
import itertools
from collections import Counter, defaultdict, deque, namedtuple


class Field:
    """A descriptor that checks what is stored."""

    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = "_" + name
        owner.__dict__.get("_fields", []) or setattr(owner, "_fields", [])
        owner._fields.append(name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)


def record(cls):
    """Gives a class `__init__`, `__repr__`, `__eq__` and an order from its fields."""
    fields = tuple(cls._fields)

    def __init__(self, *args, **kwargs):
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} takes {len(fields)} values, got {len(args)}")
        for name, value in itertools.chain(zip(fields, args), kwargs.items()):
            if name not in fields:
                raise TypeError(f"{cls.__name__} has no field {name!r}")
            setattr(self, name, value)

    def values(self):
        return tuple(getattr(self, name) for name in fields)

    cls.__init__ = __init__
    cls.values = values
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{n}={v!r}' for n, v in zip(fields, self.values()))})"
    cls.__eq__ = lambda self, other: isinstance(other, cls) and self.values() == other.values()
    cls.__lt__ = lambda self, other: self.values() < other.values()
    cls.__hash__ = lambda self: hash(self.values())
    return functools.total_ordering(cls)


@record
class Event:
    time = Field(int, 0)
    kind = Field(str, "tick")
    payload = Field(dict, {})


@record
class Point:
    x = Field(int, 0)
    y = Field(int, 0)


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.log = deque(maxlen=5)

    def on(self, *kinds):
        def register(function):
            for kind in kinds:
                self.handlers[kind].append(function)
            return function
        return register

    def publish(self, event):
        self.log.append(event)
        failures = []
        for handler in self.handlers[event.kind] + self.handlers["*"]:
            try:
                handler(event)
            except Exception as error:
                failures.append(f"{handler.__name__}: {type(error).__name__}: {error}")
        return failures


class Scheduler:
    """A binary heap of events, smallest time first."""

    def __init__(self):
        self.heap, self.count = [], itertools.count()

    def push(self, event):
        heap = self.heap
        heap.append((event.time, next(self.count), event))
        at = len(heap) - 1
        while at and heap[at] < heap[(at - 1) // 2]:
            parent = (at - 1) // 2
            heap[at], heap[parent] = heap[parent], heap[at]
            at = parent

    def pop(self):
        heap = self.heap
        heap[0], heap[-1] = heap[-1], heap[0]
        *_, event = heap.pop()
        at = 0
        while (child := 2 * at + 1) < len(heap):
            if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                child += 1
            if heap[at] <= heap[child]:
                break
            heap[at], heap[child] = heap[child], heap[at]
            at = child
        return event

    def __bool__(self):
        return bool(self.heap)

    def __iter__(self):
        while self:
            yield self.pop()


bus, scheduler, seen = Bus(), Scheduler(), Counter()


@bus.on("*")
def count(event):
    seen[event.kind] += 1


@bus.on("spawn")
def spawn(event):
    for step in range(event.payload["times"]):
        scheduler.push(Event(event.time + 2 * step + 1, "move", {"by": Point(step, -step)}))


position = Point()


@bus.on("move", "jump")
def move(event):
    by = event.payload["by"]
    position.x += by.x
    position.y += by.y


for event in (Event(5, "spawn", {"times": 4}), Event(1, "spawn", {"times": 2}), Event(7, "jump"), Event(3)):
    scheduler.push(event)
for event in scheduler:
    failures = bus.publish(event)
    print(f"{event.time:>3} {event.kind:<6}", position, *failures)

print(dict(seen), list(bus.log)[-1])
print(sorted([Point(2, 1), Point(1, 5), Point(1, 2)]), Point(1, 2) >= Point(1, 1), len({Point(1, 1), Point(1, 1)}))
for wrong in (lambda: Event("soon"), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: Point(1) < 5):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
Summary = namedtuple("Summary", "events kinds last", defaults=[None])
print(Summary(sum(seen.values()), len(seen)), Summary._fields, Summary(1, 2)._replace(last="x"))
print(Event.kind.kind, Event.__eq__(Event(), Event()), functools.reduce(lambda a, b: a + b.x, [Point(1), Point(2)], 0))
