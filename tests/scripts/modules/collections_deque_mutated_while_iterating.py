from collections import deque
d = deque([1, 2, 3])
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)
q = deque([0])
seen = []
while q:
    n = q.popleft()
    seen.append(n)
    if n < 7:
        q.extend([2 * n + 1, 2 * n + 2])
print(seen)
