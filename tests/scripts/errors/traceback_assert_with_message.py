def mean(xs):
    assert len(xs) > 0, f"need values, got {xs!r}"
    return sum(xs) / len(xs)
print(mean([1, 2]))
mean([])
