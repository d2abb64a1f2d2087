def half(n): return n / 2
print(f"{half(4)} {half('4')!r:>10}")
