from itertools import groupby
for k, g in groupby("aaabbca"):
    print(k, list(g))
words = sorted(["apple", "bob", "cat", "anna", "bear"], key=len)
print([(n, list(ws)) for n, ws in groupby(words, key=len)])
groups = [(k, g) for k, g in groupby([1, 1, 2])]
print([(k, list(g)) for k, g in groups])
