def size(xs): return len(xs)
for _ in range(300): size([1])
print(size([1, 2]))
def len(xs): return "module level len"
print(size([1, 2]))
del len
print(size([1, 2]))
