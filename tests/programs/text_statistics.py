"""Words, sentences and their numbers: regular expressions, Counter, itertools, formatting."""

import itertools
import operator
import re
import string
import textwrap
from collections import Counter, OrderedDict, deque, namedtuple
from functools import partial, reduce
from statistics import fmean, median, mode, pstdev

TEXT = """\
It was a bright cold day in April, and the clocks were striking thirteen. "Who's there?" he asked;
nobody answered -- not even the cat, whose name (Élodie) had cost him 12.50 euros on 2024-03-01.

The the second paragraph isn't long: it has 3 numbers, 1,000 and -7. E-mail me at jane.doe@example.org!
Visit https://example.org/path?q=1#top or call +49 (30) 1234-567.  Ünïcödé words naïvely count, too.
"""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-ZÉÜ\"])")
NUMBER = re.compile(r"""
    (?<![\w.])            # not within a word
    [+-]?\d{1,3}(?:,\d{3})+ | [+-]?\d+\.\d+ | (?<![\w.-])[+-]?\d+(?![\w-])
""", re.VERBOSE)

Row = namedtuple("Row", "word count share", defaults=[0.0])


def words(text):
    return [match.group().lower() for match in WORD.finditer(text)]


def table(rows, header):
    widths = [max(map(len, column)) for column in zip(header, *rows)]
    line = "+".join("-" * (width + 2) for width in widths)
    yield line
    for row in [header, *rows]:
        yield "|".join(f" {cell:<{width}} " for cell, width in zip(row, widths))
        if row is header:
            yield line.replace("-", "=")
    yield line


def n_grams(items, n):
    window = deque(maxlen=n)
    for item in items:
        window.append(item)
        if len(window) == n:
            yield tuple(window)


def caesar(text, shift):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    turned = str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
    return text.translate(turned)


found = words(TEXT)
counts = Counter(found)
print(len(found), len(counts), counts.most_common(4))
print([len(sentence.split()) for sentence in SENTENCE.split(TEXT)])
print(NUMBER.findall(TEXT))
rows = [Row(word, count, count / len(found)) for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
for line in table([(row.word, str(row.count), f"{row.share:.1%}") for row in rows[:5]], ("word", "count", "share")):
    print(line)
lengths = [len(word) for word in found]
print(f"mean {fmean(lengths):.3f} median {median(lengths)} mode {mode(lengths)} deviation {pstdev(lengths):.4f}")
print(re.findall(r"\b(\w+)\s+\1\b", TEXT, re.I), re.sub(r"\b(\w+)(\s+)\1\b", r"[\1\2\g<1>]", "the the cat sat sat"))
print(re.search(r"(?P<user>[\w.]+)@(?P<host>[\w.]+\w)", TEXT).groupdict())
print(re.search(r"(?P<scheme>https?)://(?P<host>[^/\s]+)(?P<path>/[^?#\s]*)?(?:\?(?P<query>[^#\s]*))?", TEXT).groups())
print(re.sub(r"(\d{4})-(\d\d)-(\d\d)", lambda match: ".".join(reversed(match.groups())), "2024-03-01 and 1999-12-31"))
print(re.split(r"([;:,])\s*", "a, b;c:  d", maxsplit=2), re.fullmatch(r"\w+", "naïve") is not None)
print([key + ":" + "".join(sorted({word for word in group}, key=len)[-1:])
       for key, group in itertools.groupby(sorted(counts), key=operator.itemgetter(0)) if key.isascii()][:8])
print(Counter(n_grams(found, 2)).most_common(1), list(itertools.islice(n_grams("abcdef", 3), 2)))
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), 23), caesar("xyz", 1))
print(textwrap.fill(" ".join(found[:24]), 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(TEXT, 60, placeholder=" ..."), repr(textwrap.dedent("  a\n    b\n  c")))

vowels = reduce(lambda total, c: total + (c in "aeiou"), TEXT.lower(), 0)
print(vowels, OrderedDict.fromkeys("banana"), "".join(dict.fromkeys("mississippi")))
pipeline = [str.strip, str.title, partial(str.replace, "x"), lambda text: text[::-1]]
print(reduce(lambda value, step: step(value) if step is not pipeline[2] else value, pipeline, "  ab cd "))
for value, spec in itertools.product([1234567.891, -0.5], [",.2f", "+.3e", "010.1f", ">12", "^+12.0f", "%", "g", "_.1f"]):
    print(format(value, spec), end="; ")
print()
for value, spec in [(255, "#x"), (255, "08b"), (-5, "+d"), (10**9, "_d"), (97, "c"), ("ab", "*^7"), ("abc", ".2"), (3, "5"), (True, "d")]:
    print(f"{value:{spec}}", end="|")
print(f"\n{'x':>{3}}{TEXT[:3]!r:<8}{3.0!s}{len(found)=}{counts['the'] = :03}")
