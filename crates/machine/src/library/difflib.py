"""Differences of sequences, and of texts line by line."""

from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest

__all__ = [
    "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "Match", "SequenceMatcher", "context_diff", "get_close_matches",
    "ndiff", "restore", "unified_diff",
]

Match = _namedtuple("Match", "a b size")

# From this length on, items that make up more than a hundredth of a sequence say nothing of where they belong.
_LONG = 200


class SequenceMatcher:
    """Finds what two sequences of hashable items have in common (the algorithm of Ratcliff and Obershelp)."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """What is known of the second sequence is kept: comparing many with one is best done this way."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        """Where each item of the second sequence stands, but for junk and what is everywhere."""
        places = {}
        for at, item in enumerate(self.b):
            places.setdefault(item, []).append(at)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(self.b) >= _LONG:
            most = len(self.b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > most}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block that both have in these ranges, the first of several."""
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        at, bat, size = alo, blo, 0
        # How long the blocks are that end with the item before, by their ends in b.
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = longer[j] = lengths.get(j - 1, 0) + 1
                if length > size:
                    at, bat, size = i - length + 1, j - length + 1, length
            lengths = longer
        # Equal items around it belong to it: first those that count, then junk.
        for wanted in (False, True):
            while at > alo and bat > blo and (b[bat - 1] in junk) is wanted and a[at - 1] == b[bat - 1]:
                at, bat, size = at - 1, bat - 1, size + 1
            while (
                at + size < ahi and bat + size < bhi and (b[bat + size] in junk) is wanted
                and a[at + size] == b[bat + size]
            ):
                size += 1
        return Match(at, bat, size)

    def get_matching_blocks(self):
        """All blocks in order; the last one is empty and at the end of both."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        waiting, found = [(0, len(self.a), 0, len(self.b))], []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            at, bat, size = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append((at, bat, size))
                if alo < at and blo < bat:
                    waiting.append((alo, at, blo, bat))
                if at + size < ahi and bat + size < bhi:
                    waiting.append((at + size, ahi, bat + size, bhi))
        found.sort()
        joined = []
        for at, bat, size in found:
            if joined and joined[-1][0] + joined[-1][2] == at and joined[-1][1] + joined[-1][2] == bat:
                at, bat, size = *joined[-1][:2], joined.pop()[2] + size
            joined.append((at, bat, size))
        joined.append((len(self.a), len(self.b), 0))
        self.matching_blocks = [Match(*block) for block in joined]
        return self.matching_blocks

    def get_opcodes(self):
        """How the first becomes the second: 'replace', 'delete', 'insert' or 'equal', with both ranges."""
        if self.opcodes is None:
            self.opcodes, i, j = [], 0, 0
            for at, bat, size in self.get_matching_blocks():
                tag = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}.get((i < at, j < bat))
                if tag:
                    self.opcodes.append((tag, i, at, j, bat))
                i, j = at + size, bat + size
                if size:
                    self.opcodes.append(("equal", at, i, bat, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The changes with up to n equal items around them, in groups."""
        group, codes = [], self.get_opcodes()
        for place, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag != "equal":
                group.append((tag, i1, i2, j1, j2))
                continue
            # Of equal items those near a change are shown: the first, the last, or all if they are few.
            first = "equal", i1, min(i2, i1 + n), j1, min(j2, j1 + n)
            last = "equal", max(i1, i2 - n), i2, max(j1, j2 - n), j2
            if len(codes) == 1:
                return
            if place == 0:
                group = [last]
            elif place == len(codes) - 1:
                group.append(first)
            elif i2 - i1 > 2 * n:
                yield [*group, first]
                group = [last]
            else:
                group.append((tag, i1, i2, j1, j2))
        if group:
            yield group

    def _share(self, matches):
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def ratio(self):
        """How much they have in common, from 0 to 1."""
        return self._share(sum(block.size for block in self.get_matching_blocks()))

    def quick_ratio(self):
        """At least the ratio: what they have in common in any order."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left, matches = {}, 0
        for item in self.a:
            count = left.get(item, self.fullbcount.get(item, 0))
            left[item] = count - 1
            matches += count > 0
        return self._share(matches)

    def real_quick_ratio(self):
        """At least the ratio: from the lengths alone."""
        return self._share(min(len(self.a), len(self.b)))

    __class_getitem__ = classmethod(type(list[str]))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The words most like a word, the best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in _nlargest(n, found)]


def IS_LINE_JUNK(line, pat=None):
    """Whether a line has at most one number sign in it."""
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a blank."""
    return ch in ws


# A line finds its partner only so far from where it would stand if nothing were missing.
_WINDOW = 10
_SIMILAR = 0.74999


class Differ:
    """Differences of two texts: lines of both, of one, and marks under what changed in a line."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        """The lines, each with two characters before it."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._changed(a, alo, ahi, b, blo, bhi)
            elif tag == "equal":
                yield from ("  " + line for line in a[alo:ahi])
            else:
                yield from self._apart(a[alo:ahi], b[blo:bhi])

    def _apart(self, old, new):
        """Lines of one and of the other; the fewer come first, old ones when there are as many."""
        old, new = ["- " + line for line in old], ["+ " + line for line in new]
        return new + old if 0 < len(new) < len(old) else old + new

    def _changed(self, a, alo, ahi, b, blo, bhi):
        """Pairs of similar lines, and what lies between them."""
        matcher = SequenceMatcher(self.charjunk)
        done_a, done_b = alo, blo
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            level = alo + j - blo
            near = range(max(level - _WINDOW, done_a), min(level + _WINDOW + 1, ahi))
            if not near:
                break
            partner, best = None, _SIMILAR
            for i in near:
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    partner, best = i, matcher.ratio()
            if partner is None:
                continue
            yield from self._apart(a[done_a:partner], b[done_b:j])
            yield from self._marked(matcher, a[partner], b[j])
            done_a, done_b = partner + 1, j + 1
        yield from self._apart(a[done_a:ahi], b[done_b:bhi])

    def _marked(self, matcher, old, new):
        """Two similar lines with marks under what is different."""
        if old == new:
            yield "  " + old
            return
        marks = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}
        under_old = under_new = ""
        matcher.set_seqs(old, new)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            under_old += marks[tag][0] * (i2 - i1)
            under_new += marks[tag][1] * (j2 - j1)
        for sign, line, under in (("- ", old, under_old), ("+ ", new, under_new)):
            yield sign + line
            # Tabs stay tabs, so that the marks stand in their columns.
            under = "".join(c if mark == " " and c.isspace() else mark for c, mark in zip(line, under)).rstrip()
            if under:
                yield f"? {under}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Differences of two lists of lines, as Differ shows them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two lists of lines from what ndiff has given."""
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


def _range(start, stop, context=False):
    """A range of lines as the headers of diffs have it."""
    length = stop - start
    first = start + 1
    if context:
        first -= not length
        return f"{first}" if length <= 1 else f"{first},{first + length - 1}"
    if length == 1:
        return f"{first}"
    return f"{first - (not length)},{length}"


def _check_lines(a, b, *others):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for other in others:
        if not isinstance(other, str):
            raise TypeError(f"all arguments must be str, not: {other!r}")


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Differences with n lines around them, as `diff -u` shows them."""
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (("---", fromfile, fromfiledate), ("+++", tofile, tofiledate)):
                yield f"{sign} {name}" + (f"\t{date}" if date else "") + lineterm
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (" " + line for line in a[i1:i2])
                continue
            if tag in ("replace", "delete"):
                yield from ("-" + line for line in a[i1:i2])
            if tag in ("replace", "insert"):
                yield from ("+" + line for line in b[j1:j2])


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Differences with n lines around them, as `diff -c` shows them."""
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (("***", fromfile, fromfiledate), ("---", tofile, tofiledate)):
                yield f"{sign} {name}" + (f"\t{date}" if date else "") + lineterm
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_range(first[1], last[2], True)} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            yield from (signs[tag] + line for tag, i1, i2, _, _ in group if tag != "insert" for line in a[i1:i2])
        yield f"--- {_range(first[3], last[4], True)} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            yield from (signs[tag] + line for tag, _, _, j1, j2 in group if tag != "delete" for line in b[j1:j2])
