print(hash("a"), hash(""), hash("hello world"), hash("é"), hash(b"a"), hash("abcdefgh" * 4))
print(hash((1, 2)), hash(()), hash(("a", (1.5, None is None))), hash(frozenset({1, 2, 3})))
