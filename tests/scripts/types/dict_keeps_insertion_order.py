d = {}
for k in "hello":
    d[k] = d.get(k, 0) + 1
print(d)
del d["h"]
d["h"] = 9
d["e"] = 5
print(d, list(d)[0])
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, dict(b=1, a=2), dict([("x", 1)], y=2), dict({"q": 1}, q=2))
for i in range(100):
    d[i] = i
for i in range(99):
    del d[i]
print(d)
