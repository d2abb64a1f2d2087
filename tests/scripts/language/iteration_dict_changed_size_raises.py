d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s:
        s.discard(x)
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
for k in list(d):
    del d[k]
print(d)
d = {1: 1, 2: 2}
for k in d:
    d[k] *= 10
print(d)
