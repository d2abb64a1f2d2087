print("a b  c ".split(), "a b  c ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " a b c ".split(None, 1))
print("a\nb\r\nc\rd\x0be\u2028f".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), " x  y ".rsplit(None, 1))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="), "a<>b<>c".split("<>"))
for f in (lambda: "a".split(""), lambda: "a".partition(""), lambda: "a".split(1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
