s = ""
for i in range(2000):
    s += str(i % 10)
print(len(s), s[:12], s[-3:])
t = u = "base"
t += "!"
print(t, u)
def build(n):
    out = ""
    for i in range(n):
        out = out + chr(97 + i % 26)
    return out
print(build(30), "".join([c * 2 for c in "abc"]), "-".join(map(str, range(5))))
parts = []
for w in "the quick brown".split():
    parts += [w[::-1]]
print(" ".join(parts))
