s = "ab" * 50000
print(len(s), s[:4], s[-3:], s[99999], s.count("ba"), s.find("bb"), len(s.replace("a", "")), s[::25000], s.endswith("bab"), hash(s) == hash("ab" * 50000), s == "ab" * 50000)
t = "é" * 1000 + "😀" + "x" * 1000
print(len(t), t[1000], t[999], t[1001], t.index("😀"), t[::-1][1000], t[995:1005], len(t.encode()), t.rfind("é"), t.split("😀")[1][:3])
n = 0
for ch in t:
    n += ord(ch)
print(n)
