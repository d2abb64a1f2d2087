counts = {}
for item in ["a", ["b"]]:
    counts[item] = counts.get(item, 0) + 1
