"""Seeded randomness: Knuth's shuffle, sampling, dice statistics, Monte Carlo, a card game, a random text."""
import random
from collections import Counter, defaultdict

SUITS = "SHDC"
RANKS = "23456789TJQKA"


def knuth_shuffle(xs, rng):
    for i in range(len(xs) - 1, 0, -1):
        j = rng.randint(0, i)
        xs[i], xs[j] = xs[j], xs[i]
    return xs


def reservoir(stream, k, rng):
    sample = []
    for i, x in enumerate(stream):
        if i < k:
            sample.append(x)
        else:
            j = rng.randrange(i + 1)
            if j < k:
                sample[j] = x
    return sample


class LCG:
    """A linear congruential generator, as an iterator."""

    def __init__(self, seed):
        self.state = seed

    def __iter__(self):
        return self

    def __next__(self):
        self.state = (1664525 * self.state + 1013904223) % 2 ** 32
        return self.state

    def below(self, n):
        return next(self) * n >> 32


class Deck:
    def __init__(self, rng):
        self.cards = [r + s for s in SUITS for r in RANKS]
        knuth_shuffle(self.cards, rng)

    def __len__(self):
        return len(self.cards)

    def deal(self, n):
        if n > len(self):
            raise ValueError(f"only {len(self)} cards left")
        hand, self.cards = self.cards[-n:], self.cards[:-n]
        return sorted(hand, key=lambda c: (RANKS.index(c[0]), c[1]))


def rank_hand(hand):
    counts = sorted(Counter(c[0] for c in hand).values(), reverse=True)
    values = sorted(RANKS.index(c[0]) for c in hand)
    flush = len({c[1] for c in hand}) == 1
    straight = counts[0] == 1 and values[-1] - values[0] == 4
    if flush and straight:
        return "straight flush"
    if counts[0] == 4:
        return "four of a kind"
    if counts[:2] == [3, 2]:
        return "full house"
    if flush:
        return "flush"
    if straight:
        return "straight"
    return {3: "three of a kind", 2: "two pairs" if counts[1:2] == [2] else "pair", 1: "nothing"}[counts[0]]


def markov(text, length, rng):
    table = defaultdict(list)
    words = text.split()
    for a, b in zip(words, words[1:] + words[:1]):
        table[a].append(b)
    word = rng.choice(words)
    out = [word]
    while len(out) < length:
        word = rng.choice(table[word])
        out.append(word)
    return " ".join(out)


def monte_carlo_pi(n, rng):
    inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n))
    return 4 * inside / n


def war(rng, rounds=200):
    deck = Deck(rng).cards
    a, b = deck[::2], deck[1::2]
    for turn in range(rounds):
        if not a or not b:
            return turn, len(a), len(b)
        x, y = a.pop(0), b.pop(0)
        winner = a if RANKS.index(x[0]) >= RANKS.index(y[0]) else b
        winner.extend([x, y] if winner is a else [y, x])
    return rounds, len(a), len(b)


def random_walk_maze(width, height, rng):
    """A maze by depth-first search with a stack."""
    walls = [["#"] * (2 * width + 1) for _ in range(2 * height + 1)]
    stack, seen = [(0, 0)], {(0, 0)}
    walls[1][1] = " "
    while stack:
        x, y = stack[-1]
        ways = [(x + dx, y + dy) for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1))]
        ways = [(i, j) for i, j in ways if 0 <= i < width and 0 <= j < height and (i, j) not in seen]
        if not ways:
            stack.pop()
            continue
        i, j = rng.choice(ways)
        walls[y + j + 1][x + i + 1] = " "
        walls[2 * j + 1][2 * i + 1] = " "
        seen.add((i, j))
        stack.append((i, j))
    return "\n".join("".join(row) for row in walls)


def main():
    random.seed(42)
    print([random.randint(1, 6) for _ in range(15)], random.random())
    print(knuth_shuffle(list(range(12)), random), knuth_shuffle(list("knuth"), random))
    rng = random.Random(2024)
    print(reservoir(range(1000), 8, rng), rng.sample(range(50), 6), rng.choices("abc", [1, 2, 7], k=12))
    counts = Counter(tuple(knuth_shuffle([1, 2, 3], rng)) for _ in range(6000))
    print(sorted(counts.items()), all(850 < n < 1150 for n in counts.values()))
    totals = Counter(rng.randint(1, 6) + rng.randint(1, 6) for _ in range(2000))
    for total in range(2, 13):
        print(f"{total:>2} {totals[total]:>4} {'*' * (totals[total] // 10)}")
    lcg = LCG(1)
    print([next(lcg) for _ in range(3)], [lcg.below(10) for _ in range(15)])
    deck = Deck(rng)
    for _ in range(4):
        hand = deck.deal(5)
        print(*hand, "=", rank_hand(hand))
    try:
        deck.deal(40)
    except ValueError as e:
        print(e)
    for hand in ("2S 3S 4S 5S 6S", "9S 9H 9D 9C 2S", "KS KH KD 2C 2S", "2H 9H 4H JH AH", "5S 6H 7D 8C 9S", "5S 5H 7D 7C 9S"):
        print(f"{hand:<16} {rank_hand(hand.split())}")
    print(Counter(rank_hand(Deck(rng).deal(5)) for _ in range(300)).most_common(3))
    print(markov("the cat saw the dog and the dog saw the cat and the cat ran", 14, rng))
    print(monte_carlo_pi(5000, rng), war(rng), [rng.gauss(0, 1) > 0 for _ in range(8)])
    print(random_walk_maze(10, 5, rng))


if __name__ == "__main__":
    main()
