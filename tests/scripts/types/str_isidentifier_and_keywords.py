print([w.isidentifier() for w in ("abc", "a1", "1a", "_", "", "é", "a-b", "class", "a b", "变量", "a\u0301", "·")])
print("abc".isprintable(), "a\n".isprintable(), "é".isprintable(), "\u00a0".isprintable(), " ".isprintable())
