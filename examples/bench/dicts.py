"""Dictionaries with int, str and tuple keys: counting, lookups, deletions, iteration."""
import sys


def run(n):
    names = [f"name{i}" for i in range(1000)]
    counts = {}
    grid = {}
    state = 42
    for i in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        name = names[state % 1000]
        counts[name] = counts.get(name, 0) + 1
        key = (state & 31, (state >> 5) & 31)
        if key in grid:
            grid[key] += 1
        else:
            grid[key] = 1
    squares = {i: i * i for i in range(n // 10)}
    for i in range(0, n // 10, 3):
        del squares[i]
    total = 0
    for k, v in squares.items():
        total += v - k
    for k in counts:
        total += counts[k]
    return len(counts), len(grid), max(grid.values()), len(squares), total


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2_500_000
    print(run(n))
