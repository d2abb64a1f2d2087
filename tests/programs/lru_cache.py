"""An LRU cache as a hash map with a doubly linked list, tested against a simple model."""
import random


class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LinkedList:
    """Doubly linked with two guards; the oldest is first."""

    def __init__(self):
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head

    def append(self, node):
        last = self.tail.prev
        last.next = node
        node.prev, node.next = last, self.tail
        self.tail.prev = node

    @staticmethod
    def unlink(node):
        node.prev.next, node.next.prev = node.next, node.prev
        node.prev = node.next = None

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node
            node = node.next

    def __reversed__(self):
        node = self.tail.prev
        while node is not self.head:
            yield node
            node = node.prev


class LRUCache:
    def __init__(self, capacity, on_evict=None):
        if capacity < 1:
            raise ValueError(f"capacity must be positive, not {capacity}")
        self.capacity = capacity
        self.on_evict = on_evict
        self.map = {}
        self.order = LinkedList()
        self.hits = self.misses = 0

    def __len__(self):
        return len(self.map)

    def __contains__(self, key):
        return key in self.map

    def __getitem__(self, key):
        try:
            node = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self.touch(node)
        return node.value

    def __setitem__(self, key, value):
        node = self.map.get(key)
        if node is not None:
            node.value = value
            self.touch(node)
            return
        if len(self.map) >= self.capacity:
            self.evict()
        self.map[key] = node = Node(key, value)
        self.order.append(node)

    def __delitem__(self, key):
        self.order.unlink(self.map.pop(key))

    def __iter__(self):
        return (node.key for node in self.order)

    def __repr__(self):
        items = ", ".join(f"{n.key!r}: {n.value!r}" for n in self.order)
        return f"{type(self).__name__}({{{items}}})"

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def touch(self, node):
        self.order.unlink(node)
        self.order.append(node)

    def evict(self):
        oldest = self.order.head.next
        self.order.unlink(oldest)
        del self.map[oldest.key]
        if self.on_evict:
            self.on_evict(oldest.key, oldest.value)


class ExpiringCache(LRUCache):
    """Entries also go after `lifetime` ticks of a clock that the user moves."""

    def __init__(self, capacity, lifetime, **kwargs):
        super().__init__(capacity, **kwargs)
        self.lifetime = lifetime
        self.now = 0

    def tick(self, n=1):
        self.now += n

    def __setitem__(self, key, value):
        super().__setitem__(key, (self.now, value))

    def __getitem__(self, key):
        stored, value = super().__getitem__(key)
        if self.now - stored >= self.lifetime:
            del self[key]
            self.hits -= 1
            self.misses += 1
            raise KeyError(key)
        return value


def cached(capacity):
    def decorate(f):
        cache = LRUCache(capacity)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                result = cache[args] = f(*args)
                return result

        wrapper.cache = cache
        return wrapper

    return decorate


@cached(64)
def paths(rows, columns):
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


class Model:
    """The same behaviour with a plain list, slowly."""

    def __init__(self, capacity):
        self.capacity, self.items = capacity, []

    def set(self, key, value):
        self.items = [(k, v) for k, v in self.items if k != key] + [(key, value)]
        self.items = self.items[-self.capacity :]

    def get(self, key):
        for i, (k, v) in enumerate(self.items):
            if k == key:
                self.items.append(self.items.pop(i))
                return v
        return None


def main():
    evicted = []
    cache = LRUCache(3, on_evict=lambda k, v: evicted.append((k, v)))
    for i, key in enumerate("abc"):
        cache[key] = i
    print(cache, len(cache))
    print(cache["a"], cache.get("zz", "none"), "b" in cache)
    cache["d"] = 3
    cache["a"] = 10
    cache["e"] = 4
    print(cache, evicted, list(cache), [n.key for n in reversed(cache.order)])
    del cache["d"]
    print(cache, cache.hits, cache.misses)
    for bad in (lambda: LRUCache(0), lambda: cache["gone"], lambda: cache.__delitem__("gone")):
        try:
            bad()
        except (ValueError, KeyError) as e:
            print(type(e).__name__, e)
    old = ExpiringCache(2, lifetime=5)
    old["x"] = 1
    old.tick(3)
    old["y"] = 2
    print(old.get("x"), old.get("y"), old.now)
    old.tick(2)
    print(old.get("x"), old.get("y"), len(old), old.hits, old.misses)
    print(paths(14, 14), paths.cache.hits > 100, len(paths.cache))
    random.seed(7)
    fast, model = LRUCache(8), Model(8)
    for step in range(3000):
        key = random.randrange(14)
        if random.random() < 0.5:
            fast[key] = step
            model.set(key, step)
        else:
            assert fast.get(key) == model.get(key), step
        assert list(fast) == [k for k, _ in model.items], step
    print("agrees with the model", fast.hits, fast.misses)


if __name__ == "__main__":
    main()
