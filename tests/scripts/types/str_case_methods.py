s = "hELLO wORLD ß ǆ"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="|")
print("they're bill's".title(), "ŉ".upper(), "ΑΣ".lower(), "İ".lower().encode(), "ﬁ".upper())
print([t.isupper() for t in ("ABC", "AbC", "A1", "1", "")], [t.islower() for t in ("abc", "a1", "1")], [t.istitle() for t in ("Hello World", "Hello world", "A", "")])
