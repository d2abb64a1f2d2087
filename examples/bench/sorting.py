"""Built-in sorts with and without keys, and sorts written in Python."""
import sys


class Card:
    def __init__(self, suit, rank):
        self.suit = suit
        self.rank = rank

    def __lt__(self, other):
        return (self.suit, self.rank) < (other.suit, other.rank)


def numbers(n, seed):
    xs = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        xs.append(seed)
    return xs


def quicksort(xs, low, high):
    while low < high:
        pivot = xs[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while xs[i] < pivot:
                i += 1
            while xs[j] > pivot:
                j -= 1
            if i <= j:
                xs[i], xs[j] = xs[j], xs[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(xs, low, j)
            low = i
        else:
            quicksort(xs, i, high)
            high = j


def mergesort(xs):
    if len(xs) < 2:
        return xs
    middle = len(xs) // 2
    left, right = mergesort(xs[:middle]), mergesort(xs[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def run(n):
    xs = numbers(n, 1)
    plain = sorted(xs)
    by_key = sorted(xs, key=lambda x: x % 1000)
    texts = sorted([str(x) for x in xs], reverse=True)
    quick = numbers(n // 4, 1)
    quicksort(quick, 0, len(quick) - 1)
    merged = mergesort(xs[: n // 4])
    cards = [Card(x & 3, (x >> 2) % 13) for x in xs[: n // 5]]
    cards.sort()
    assert quick == merged
    return plain[n // 2], by_key[0], texts[0], quick[7], cards[-1].rank


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 450_000
    print(run(n))
