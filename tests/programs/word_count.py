"""Counts words, letters and word pairs of a text, with histograms and a concordance."""
from collections import Counter, defaultdict
from functools import reduce
from itertools import groupby, pairwise

TEXT = """
The wind was up before the sun, and the sun was up before the miller. "If the wind will turn the sails," said
the miller, "then I will not turn the sails myself." The wind turned; the sails turned; the stone turned; and
the corn became flour. The miller's daughter sang, the wind sang along, and the cat - who could not sing -
purred. In the evening the wind was gone. "Where does the wind go?" asked the daughter. "Home," said the
miller; "even the wind must sleep." And the cat, who knew better, said nothing.
"""


def words_of(text):
    word = []
    for ch in text:
        if ch.isalpha() or (ch == "'" and word):
            word.append(ch.lower())
        elif word:
            yield "".join(word).rstrip("'")
            word.clear()
    if word:
        yield "".join(word)


def sentences_of(text):
    start = 0
    for i, ch in enumerate(text):
        if ch in ".?!":
            sentence = " ".join(text[start : i + 1].split())
            if any(c.isalpha() for c in sentence):
                yield sentence.lstrip('" ')
            start = i + 1


def histogram(counts, width=30):
    most = max(counts.values())
    for key, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
        bar = "#" * round(n / most * width)
        print(f"{key:>8} {n:>3} {bar}")


def concordance(text, target, around=18):
    flat = " ".join(text.split())
    low = flat.lower()
    at = low.find(target)
    while at >= 0:
        left = flat[max(0, at - around) : at].rjust(around)
        right = flat[at + len(target) : at + len(target) + around].ljust(around)
        yield f"{left}[{flat[at:at + len(target)]}]{right}".rstrip()
        at = low.find(target, at + 1)


def caesar(text, shift):
    table = {}
    for base in "aA":
        for i in range(26):
            table[ord(base) + i] = chr(ord(base) + (i + shift) % 26)
    return text.translate(table)


def main():
    words = list(words_of(TEXT))
    counts = Counter(words)
    print(len(words), "words,", len(counts), "different,", sum(map(len, words)) / len(words) > 3)
    print(counts.most_common(6))
    histogram({w: n for w, n in counts.items() if n >= 3})
    by_length = {n: sorted(set(ws)) for n, ws in groupby(sorted(words, key=len), key=len)}
    for n in sorted(by_length)[-3:]:
        print(n, by_length[n])
    index = defaultdict(set)
    for w in counts:
        index[w[:2]].add(w)
    print({k: sorted(ws) for k, ws in index.items() if len(ws) > 2})
    pairs = Counter(pairwise(words))
    print(pairs.most_common(4))
    letters = Counter(ch for ch in TEXT.lower() if ch.isalpha())
    print("".join(ch for ch, _ in letters.most_common()), set("abcdefghijklmnopqrstuvwxyz") - set(letters) == {"j", "q", "x", "z"})
    for line in concordance(TEXT, "sail"):
        print(line)
    sentences = list(sentences_of(TEXT))
    print(len(sentences), max(sentences, key=len)[:40], min(sentences, key=len))
    print(reduce(lambda best, w: w if len(w) > len(best) else best, words), sorted(counts, key=lambda w: (w[::-1], w))[:5])
    secret = caesar(sentences[0], 7)
    print(secret)
    cracked = max(range(26), key=lambda k: sum(caesar(secret, k).lower().count(t) for t in ("the", "and", "was")))
    print(cracked, caesar(secret, cracked) == sentences[0])
    print(" ".join(w.capitalize() if i % 2 else w.upper() for i, w in enumerate(words[:12])))
    print({w: [i for i, x in enumerate(words) if x == w] for w in ("cat", "daughter")})


if __name__ == "__main__":
    main()
