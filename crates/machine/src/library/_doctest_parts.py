"""Parts of `doctest`: options, how examples are read from text, how output is compared."""

# Where programs find these classes.
__name__ = "doctest"

import re

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """A new option, or the one of that name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (1 << len(OPTIONFLAGS_BY_NAME)) - 1
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = ((1 << len(OPTIONFLAGS_BY_NAME)) - 1) & ~COMPARISON_FLAGS

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def indented(text, by=4):
    """Text with spaces before each line that is not empty."""
    return "".join(" " * by + line if line.strip() else line for line in text.splitlines(True))


def without_detail(message):
    """The name of an exception's class, without its module and the message."""
    return message.partition("\n")[0].partition(":")[0].rpartition(".")[2]


class Example:
    """A piece of code and what it is to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def ended(text):
            return text + "\n" if text and not text.endswith("\n") else text

        self.source = source if source.endswith("\n") else source + "\n"
        self.want = ended(want)
        self.exc_msg = None if exc_msg is None else ended(exc_msg) or "\n"
        self.lineno, self.indent, self.options = lineno, indent, {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, with the names that they use."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        if isinstance(examples, str):
            raise AssertionError("DocTest no longer accepts str; use DocTestParser instead")
        self.examples, self.docstring, self.globs = examples, docstring, dict(globs)
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if count == 0 else "1 example" if count == 1 else f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented

        def key(test):
            return test.name, test.filename or "", -1 if test.lineno is None else test.lineno, id(test)

        return key(self) < key(other)


_OPTION = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)
_TRACEBACK = "Traceback (most recent call last):", "Traceback (innermost last):"


class DocTestParser:
    """Reads examples."""

    def parse(self, string, name="<string>"):
        """Examples and the text between them, in turn."""
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        found, text, at = [], [], 0
        while at < len(lines):
            if not lines[at].lstrip().startswith(">>>"):
                text.append(lines[at])
                at += 1
                continue
            found.append("".join(line + "\n" for line in text))
            text = []
            example, at = self._read(lines, at, name)
            if example is not None:
                found.append(example)
        found.append("\n".join(text))
        return found

    def get_examples(self, string, name="<string>"):
        """The examples alone."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        """All examples of a text as a test."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def _read(self, lines, start, name):
        """The example that begins in a line, and the line after it."""
        indent = len(lines[start]) - len(lines[start].lstrip())
        prefix = " " * indent
        end = start + 1
        while end < len(lines) and re.match(prefix + r"\.\.\.( |$)", lines[end]):
            end += 1
        for number in range(start, end):
            if lines[number][indent + 3:indent + 4] not in ("", " "):
                raise ValueError(
                    f"line {number + 1} of the docstring for {name} lacks blank after "
                    f"{lines[number][indent:indent + 3]}: {lines[number]!r}"
                )
        source = "\n".join(line[indent + 4:] for line in lines[start:end])
        begin = end
        while end < len(lines) and lines[end].strip() and not lines[end].lstrip().startswith(">>>"):
            if not lines[end].startswith(prefix):
                raise ValueError(
                    f"line {end + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[end]!r}"
                )
            end += 1
        want = [line[indent:] for line in lines[begin:end]]
        options = self._options(source, name, start)
        if not any(line.strip() and not line.lstrip().startswith("#") for line in source.split("\n")):
            return None, end
        wanted = "\n".join(want)
        return Example(source, wanted, self._message(want), start, indent, options), end

    def _message(self, want):
        """What an exception is to say, if the output is a traceback."""
        if not want or want[0].strip() not in _TRACEBACK:
            return None
        # The stack is indented; what says it all begins with a word.
        for at, line in enumerate(want[1:], 1):
            if line[:1].isalnum() or line[:1] == "_":
                return "\n".join(want[at:])
        return None

    def _options(self, source, name, lineno):
        options = {}
        for match in _OPTION.finditer(source):
            for word in match.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        if options and not any(line.strip() and not line.lstrip().startswith("#") for line in source.split("\n")):
            raise ValueError(f"line {lineno} of the doctest for {name} has an option directive on a line with no example: {source!r}")
        return options


class OutputChecker:
    """Compares what was printed with what was wanted."""

    def check_output(self, want, got, optionflags):
        """Whether they agree, as far as the options say."""
        if want == got:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{BLANKLINE_MARKER}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if want == got:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            want, got = " ".join(want.split()), " ".join(got.split())
            if want == got:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        """What is told of output that does not agree."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and want.count("\n") > 2 and got.count("\n") > 2:
            return self._difference(want.splitlines(True), got.splitlines(True), optionflags)
        if want and got:
            return f"Expected:\n{indented(want)}Got:\n{indented(got)}"
        if want:
            return f"Expected:\n{indented(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{indented(got)}" if got else "Expected nothing\nGot nothing\n"

    def _difference(self, want, got, optionflags):
        import difflib

        if optionflags & REPORT_UDIFF:
            kind, lines = "unified diff with -expected +actual", list(difflib.unified_diff(want, got, n=2))[2:]
        elif optionflags & REPORT_CDIFF:
            kind, lines = "context diff with expected followed by actual", list(difflib.context_diff(want, got, n=2))[2:]
        else:
            kind, lines = "ndiff with -expected +actual", list(difflib.ndiff(want, got))
        return f"Differences ({kind}):\n{indented(''.join(line.rstrip() + chr(10) for line in lines))}"


def _fits(want, got):
    """Whether the pieces between `...` occur one after the other, the first and the last at the ends."""
    first, *others = want.split(ELLIPSIS_MARKER)
    if not others:
        return want == got
    last = others.pop()
    if not got.startswith(first) or not got.endswith(last) or len(first) + len(last) > len(got):
        return False
    at, end = len(first), len(got) - len(last)
    for piece in others:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True
