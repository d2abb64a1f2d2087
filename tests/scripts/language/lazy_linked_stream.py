class Stream:
    def __init__(self, head, tail): self.head, self._tail = head, tail
    @property
    def tail(self):
        if callable(self._tail): self._tail = self._tail()
        return self._tail
    def take(self, n):
        s, out = self, []
        while n and s: out.append(s.head); s, n = s.tail, n - 1
        return out
    def filter(self, p):
        s = self
        while not p(s.head): s = s.tail
        return Stream(s.head, lambda: s.tail.filter(p))
def ints(n):
    made.append(n)
    return Stream(n, lambda: ints(n + 1))
def sieve(s): return Stream(s.head, lambda: sieve(s.tail.filter(lambda x: x % s.head)))
made = []
print(ints(1).take(3), made)
print(sieve(ints(2)).take(10))
