s = "héllo"
print(s[0], s[-1], s[1], len(s), len("😀"), s[1:3], "abc" < "abd", "Z" < "a", "a" < "aa", "é" > "z", "" < "a", "10" < "9")
print("a" * 3, 0 * "a", "ab" * -1, "a" + "b", "b" in "abc", max("hello"), sorted("hello"), list(reversed("abc")), hash("a") == hash("a"))
for f in (lambda: s[10], lambda: s["a"], lambda: s[1.0], lambda: "a" * 2.0):
    try:
        f()
    except (IndexError, TypeError) as e:
        print(e)
