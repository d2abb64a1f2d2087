"""Counter: words and letters counted, counts added and compared, the commonest."""
import sys
from collections import Counter


def words(n):
    seed, parts = 42, []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        parts.append(f"w{seed % 5003 * (seed >> 8) % 997}")
    return parts


def anagrams(parts):
    groups = {}
    for part in parts:
        key = tuple(sorted(Counter(part).items()))
        groups[key] = groups.get(key, 0) + 1
    return len(groups), max(groups.values())


def run(n):
    parts = words(n)
    text = " ".join(parts)
    by_word, by_letter = Counter(parts), Counter(text)
    one_by_one = Counter()
    for part in parts:
        one_by_one[part] += 1
    assert one_by_one == by_word
    pairs = Counter(zip(text, text[1:]))
    halves = Counter(parts[: n // 2]) + Counter(parts[n // 2 :])
    assert halves == by_word
    by_word.subtract(parts[: n // 3])
    by_length = Counter(map(len, parts))
    by_length.update(len(part) for part in parts[::3])
    most = max(by_word.values())
    return len(by_word), most, by_letter.most_common(3), pairs.most_common(2), sorted(by_length.items()), anagrams(parts[: n // 10])


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 600_000
    print(run(n))
