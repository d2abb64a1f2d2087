"""Text wrapped to a width, indented, dedented, shortened."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_WHITESPACE = "\t\n\x0b\x0c\r "
_PUNCTUATION = "!\"'&.,?"


class TextWrapper:
    """Wraps paragraphs as its attributes say."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        """The lines of a paragraph, without newlines."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _WHITESPACE), " "))
        chunks = self._split(text)
        if self.fix_sentence_endings:
            _widen_sentence_ends(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines of a paragraph as one text."""
        return "\n".join(self.wrap(text))

    def _split(self, text):
        """White space, and words or parts of them between which a line may end."""
        chunks = []
        for run in _runs(text):
            if run[0] in _WHITESPACE or not self.break_on_hyphens:
                chunks.append(run)
            else:
                chunks += _word_parts(run)
        return chunks

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = self.initial_indent if self.max_lines == 1 else self.subsequent_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        at = 0
        chunks = list(chunks)
        while at < len(chunks):
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[at].strip():
                at += 1
            line, at = self._line(chunks, at, room)
            if self.drop_whitespace and line and not line[-1].strip():
                line.pop()
            if not line:
                continue
            is_last = not chunks[at:] or self.drop_whitespace and len(chunks) - at == 1 and not chunks[at].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and len("".join(line)) <= room:
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, indent, room)
            break
        return lines

    def _line(self, chunks, at, room):
        """The chunks of the next line, and where the rest begins; a word too long is cut in `chunks`."""
        line, used = [], 0
        while at < len(chunks) and used + len(chunks[at]) <= room:
            line.append(chunks[at])
            used += len(chunks[at])
            at += 1
        if at < len(chunks) and len(chunks[at]) > room:
            left = room - used if room >= 1 else 1
            if self.break_long_words:
                chunk = chunks[at]
                cut = left
                if self.break_on_hyphens and len(chunk) > left:
                    hyphen = chunk.rfind("-", 0, left)
                    if hyphen > 0 and chunk[:hyphen].strip("-"):
                        cut = hyphen + 1
                line.append(chunk[:cut])
                chunks[at] = chunk[cut:]
                at += not chunks[at]
            elif not line:
                line.append(chunks[at])
                at += 1
        return line, at

    def _end_with_placeholder(self, lines, line, indent, room):
        """Ends the text with the placeholder, on this line or, if nothing of it can stay, on the one before."""
        while line:
            if line[-1].strip() and len("".join(line)) + len(self.placeholder) <= room:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            line.pop()
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def _runs(text):
    """The text as runs of white space and of other characters."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (text[at] in _WHITESPACE) != (text[start] in _WHITESPACE):
            yield text[start:at]
            start = at


def _is_letter(char):
    return char.isalnum() and not char.isdecimal()


def _is_word(char):
    return char.isalnum() or char == "_"


def _word_parts(word):
    """A word in the parts that hyphens and dashes make: "long-term" is "long-" and "term"."""
    parts, start, at = [], 0, 0
    while at < len(word):
        if word[at] != "-":
            at += 1
            continue
        end = at
        while end < len(word) and word[end] == "-":
            end += 1
        follows = word[end:end + 1]
        is_dash = end - at >= 2 and at > 0 and follows and _is_word(follows)
        if is_dash and (_is_word(word[at - 1]) or word[at - 1] in _PUNCTUATION):
            if at > start:
                parts.append(word[start:at])
            parts.append(word[at:end])
            start = end
        elif end - at == 1 and _may_break_after(word, at, start):
            parts.append(word[start:end])
            start = end
        at = end
    if start < len(word):
        parts.append(word[start:])
    return parts


def _may_break_after(word, hyphen, start):
    """Whether a line may end after a hyphen: letters stand around it, not just one."""
    before = word[max(hyphen - 3, 0):hyphen]
    letters_before = hyphen - start >= 1 and (
        len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2])
        or len(before) >= 3 and _is_letter(before[-1]) and before[-2] == "-" and _is_letter(before[-3])
    )
    after = word[hyphen + 1:hyphen + 4]
    if not letters_before or not after or not _is_letter(after[0]):
        return False
    second = after[2:3] if after[1:2] == "-" else after[1:2]
    return bool(second) and _is_letter(second)


def _widen_sentence_ends(chunks):
    """Makes one space after the end of a sentence two."""
    for at in range(len(chunks) - 1):
        end = chunks[at].rstrip("\"'")
        if (
            chunks[at + 1] == " " and len(chunks[at]) - len(end) <= 1 and len(end) >= 2 and end[-1] in ".!?"
            and "a" <= end[-2] <= "z"
        ):
            chunks[at + 1] = "  "


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, at most so wide."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph as one text whose lines are at most so wide."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text on one line at most so wide: single spaces, and a placeholder instead of what does not fit."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with; blank lines become empty."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indentation = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indentation
        while not indentation.startswith(margin):
            margin = margin[:-1]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix before its lines: those that are not blank, or those that the predicate picks."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
