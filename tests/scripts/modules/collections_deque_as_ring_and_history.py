from collections import deque
recent = deque(maxlen=3)
for line in "a b c d e".split(): recent.append(line)
print(recent, list(recent), recent[0], recent[-1], len(recent))
recent.extendleft("xy")
print(recent, recent.maxlen, deque(recent, 2), deque("abc", maxlen=0))
ring = deque(range(1, 8))
out = []
while ring:
    ring.rotate(-2)
    out.append(ring.popleft())
print(out)
d = deque([3, 1, 2])
print(sorted(d), d == deque([3, 1, 2]), d != [3, 1, 2], d + deque([9]), d * 2, 1 in d, d.count(3), [*d], tuple(d), max(d), sum(d), hash is not None)
d += "z"
print(d, d.index("z"))
try:
    hash(d)
except TypeError as e:
    print(e)
try:
    d[1:2]
except TypeError as e:
    print(e)
