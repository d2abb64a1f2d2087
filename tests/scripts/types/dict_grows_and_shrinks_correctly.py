d = {}
for i in range(5000): d[i * 7 % 5003] = i
print(len(d), list(d)[:5], d[7], 5002 in d)
for i in range(0, 5003, 2): d.pop(i, None)
print(len(d), sum(d), sum(d.values()))
for i in range(100): d[f"s{i}"] = i
print(len(d), list(d)[-2:], d["s50"], 1 in d, 2 in d)
d.clear()
print(d, len(d))
for i in range(20):
    d[0] = i
    del d[0]
d["after"] = 1
print(d)
