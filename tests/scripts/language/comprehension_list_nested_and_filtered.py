print([x * y for x in range(1, 4) for y in range(x, 4) if (x + y) % 2])
print([[i * j for j in range(3)] for i in range(3)])
print([x for x in range(20) if x % 2 if x % 3])
print([(a, b) for a, *b in ["xyz", "p"]])
flat = [c for row in ["ab", "cd"] for c in row]
print(flat)
