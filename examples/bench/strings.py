"""Strings: building, splitting, joining, searching, formatting, character loops."""
import sys

TEXT = "the quick brown fox jumps over the lazy dog and runs away from the angry bear "


def caesar(text, shift):
    out = []
    for ch in text:
        if ch.isalpha():
            out.append(chr((ord(ch) - 97 + shift) % 26 + 97))
        else:
            out.append(ch)
    return "".join(out)


def run(n):
    checksum = 0
    for i in range(n):
        words = TEXT.split()
        line = " ".join([w.capitalize() for w in words])
        checksum += line.find("Angry") + line.count("e")
        label = f"{i:05d}: {words[i % len(words)]!r:>10} {i / 7:.3f}"
        checksum += len(label)
        if label.endswith("1") or label.replace("0", "").startswith("1"):
            checksum += 1
        s = ""
        for w in words:
            s += w[0]
        checksum += s == s[::-1] or ord(s[i % len(s)])
        checksum += len("%s-%d" % (s, i))
    for i in range(n // 100):
        checksum += sum(map(ord, caesar(TEXT, i)))
    return checksum


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    print(run(n))
