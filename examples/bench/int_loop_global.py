"""The same kind of loop on module globals, as scripts write it without a function."""
import sys

n = int(sys.argv[1]) if len(sys.argv) > 1 else 4_500_000
i = 0
total = 0
odd = 0
while i < n:
    total = total + i * 3
    if i & 1:
        odd += 1
    total = total - (i >> 2)
    i += 1
print(total + odd)
