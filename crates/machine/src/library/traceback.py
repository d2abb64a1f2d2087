"""Exceptions and stacks as text, in the form in which the interpreter prints them."""

import sys
from itertools import islice

from _traceback import entry as _entry, hint as _hint, syntax_error as _syntax_error
from linecache import getline

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

_NOT_GIVEN = object()
# How often the same line is shown before the rest is counted.
_REPEATS = 3
# Exceptions of one group that are shown, and groups within groups.
_WIDTH = 15
_DEPTH = 10

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def print_list(extracted_list, file=None):
    """Prints what extract_tb() or extract_stack() gave."""
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=sys.stderr if file is None else file, end="")


def format_list(extracted_list):
    """The entries of what extract_tb() or extract_stack() gave, as text."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Prints the entries of a traceback."""
    print_list(extract_tb(tb, limit), file)


def format_tb(tb, limit=None):
    """The entries of a traceback as text."""
    return extract_tb(tb, limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return _from_traceback(tb, limit)


def print_stack(f=None, limit=None, file=None):
    """Prints the entries of the stack, from a frame or from the caller."""
    print_list(extract_stack(sys._getframe().f_back if f is None else f, limit), file)


def format_stack(f=None, limit=None):
    """The entries of the stack as text."""
    return format_list(extract_stack(sys._getframe().f_back if f is None else f, limit))


def extract_stack(f=None, limit=None):
    """The entries of the stack, the oldest first."""
    stack = StackSummary.extract(walk_stack(sys._getframe().f_back if f is None else f), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """The frames of a stack with their lines, the newest first."""
    if f is None:
        f = sys._getframe().f_back
        # The stack of whoever asked, not what this module adds to it.
        while f is not None and f.f_globals is globals():
            f = f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    """Lets the frames of a traceback forget their variables."""
    while tb is not None:
        clear = getattr(tb.tb_frame, "clear", None)
        if clear is not None:
            try:
                clear()
            except RuntimeError:
                pass  # it still runs
        tb = tb.tb_next


class FrameSummary:
    """One entry: file, line, function, and the text of the line."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "locals", "_line", "_excerpt")

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self.locals = None if locals is None else {key: _safe(value, "local", repr) for key, value in locals.items()}
        self._line = line
        # The lines with their carets, as the interpreter shows them.
        self._excerpt = None
        if lookup_line:
            self.line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _safe(value, what, function=str):
    """What str() or repr() gives, or that it fails."""
    try:
        return function(value)
    except Exception:
        return f"<{what} {function.__name__}() failed>"


def _limited(items, limit):
    """The first so many items, or with a negative limit the last."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return list(items)
    if limit >= 0:
        return list(islice(items, limit))
    return list(items)[limit:]


class StackSummary(list):
    """The entries of a stack or traceback."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries of pairs of frame and line."""
        made = cls()
        for frame, lineno in _limited(frame_gen, limit):
            code = frame.f_code
            shown = frame.f_locals if capture_locals else None
            made.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False, locals=shown))
        if lookup_lines:
            for each in made:
                each.line
        return made

    @classmethod
    def from_list(cls, a_list):
        """The entries as such, from entries or from tuples."""
        made = cls()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            made.append(item)
        return made

    def format_frame_summary(self, frame_summary):
        """One entry as text."""
        entry = frame_summary
        filename = "<stdin>" if entry.filename.startswith("<stdin>-") else entry.filename
        text = f'  File "{filename}", line {entry.lineno}, in {entry.name}\n'
        if entry._excerpt is not None:
            text += entry._excerpt
        elif entry.line:
            text += f"    {entry.line}\n"
        if entry.locals:
            for name, value in sorted(entry.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """The entries as text; of those that repeat, three and how many more."""
        result = []
        last = None
        count = 0
        for entry in self:
            text = self.format_frame_summary(entry)
            if text is None:
                continue
            this = entry.filename, entry.lineno, entry.name
            if this != last:
                result += _repeated(count)
                last, count = this, 0
            count += 1
            if count <= _REPEATS:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    more = count - _REPEATS
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def _from_traceback(tb, limit=None, lookup_lines=True, capture_locals=False):
    """The entries of a traceback, with columns."""
    links = []
    while tb is not None:
        links.append(tb)
        tb = tb.tb_next
    made = StackSummary()
    for link in _limited(links, limit):
        frame = link.tb_frame
        end_line, column, end_column, excerpt = _entry(link)
        shown = FrameSummary(
            frame.f_code.co_filename, link.tb_lineno, frame.f_code.co_name, lookup_line=lookup_lines,
            locals=frame.f_locals if capture_locals else None, end_lineno=end_line, colno=column, end_colno=end_column,
        )
        shown._excerpt = excerpt
        made.append(shown)
    return made


class TracebackException:
    """What is shown of an exception, without the exception."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
        compact=False, max_group_width=_WIDTH, max_group_depth=_DEPTH, save_exc_type=True, _seen=None,
    ):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = _from_traceback(exc_traceback, limit, lookup_lines, capture_locals)
        self.exc_type = exc_type if save_exc_type else None
        self.exc_type_str = _class_name(exc_type)
        self._str = _safe(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self._has_traceback = exc_traceback is not None
        self._place = None
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            self._place = _syntax_error(exc_value, self.exc_type_str)
            for name in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name, None))
        elif exc_value is not None:
            self._str += _hint(exc_value, exc_traceback)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        options = {
            "limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
            "max_group_width": max_group_width, "max_group_depth": max_group_depth, "_seen": seen,
        }

        def linked(value):
            if value is None or id(value) in seen:
                return None
            return TracebackException(type(value), value, value.__traceback__, **options)

        self.__cause__ = linked(getattr(exc_value, "__cause__", None))
        wanted = not compact or self.__cause__ is None and not self.__suppress_context__
        self.__context__ = linked(getattr(exc_value, "__context__", None)) if wanted else None
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [
                TracebackException(type(each), each, each.__traceback__, **options) for each in exc_value.exceptions
            ]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """What is shown of an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Class and message, the place of a SyntaxError before them, notes below."""
        indent = 3 * _depth * " "
        if self.exc_type_str is None:
            yield indent + "NoneType: None\n"
            return
        if self._place is not None:
            for line in self._place.splitlines(keepends=True):
                yield indent + line
        else:
            message = f": {self._str}" if self._str else ""
            yield f"{indent}{self.exc_type_str}{message}\n"
        for line in _note_lines(self.__notes__):
            yield indent + line
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=True, _depth=_depth + 1)

    def format(self, *, chain=True, **kwargs):
        """All lines, with those of causes and contexts before, of the exceptions in a group below."""
        yield from _Margins(self.max_group_width, self.max_group_depth).lines(self, chain)

    def print(self, *, file=None, chain=True, **kwargs):
        """Prints all lines."""
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")


def _class_name(cls):
    if cls is None:
        return None
    if cls.__module__ in ("__main__", "builtins"):
        return cls.__qualname__
    return f"{cls.__module__ if isinstance(cls.__module__, str) else '<unknown>'}.{cls.__qualname__}"


def _note_lines(notes):
    if notes is None:
        return
    if isinstance(notes, (list, tuple)):
        for note in notes:
            for line in _safe(note, "note").split("\n"):
                yield line + "\n"
    else:
        yield _safe(notes, "__notes__", repr) + "\n"


class _Margins:
    """The lines of an exception and all that it leads to, with a margin that shows how groups nest."""

    def __init__(self, width, depth):
        self.width, self.most = width, depth
        self.depth = 0
        self.needs_close = False

    def _with_margin(self, text, sign="|"):
        if not self.depth:
            return text
        margin = 2 * self.depth * " "
        return "".join(f"{margin}{sign} {line}" for line in text.splitlines(keepends=True))

    def lines(self, shown, chain):
        links = []
        while shown is not None:
            if not chain:
                links.append((None, shown))
                break
            if shown.__cause__ is not None:
                link, before = _CAUSE, shown.__cause__
            elif shown.__context__ is not None and not shown.__suppress_context__:
                link, before = _CONTEXT, shown.__context__
            else:
                link, before = None, None
            links.append((link, shown))
            shown = before
        for link, each in reversed(links):
            if link is not None:
                yield self._with_margin(link)
            yield from self._one(each, chain)

    def _one(self, shown, chain):
        if shown.exceptions is None:
            if shown._has_traceback:
                yield self._with_margin("Traceback (most recent call last):\n")
                for text in shown.stack.format():
                    yield self._with_margin(text)
            for text in shown.format_exception_only():
                yield self._with_margin(text)
        elif self.depth > self.most:
            yield self._with_margin(f"... (max_group_depth is {self.most})\n")
        else:
            yield from self._group(shown, chain)

    def _group(self, shown, chain):
        outermost = self.depth == 0
        if outermost:
            self.depth += 1
        if shown._has_traceback:
            yield self._with_margin("Exception Group Traceback (most recent call last):\n", "+" if outermost else "|")
            for text in shown.stack.format():
                yield self._with_margin(text)
        for text in shown.format_exception_only():
            yield self._with_margin(text)
        count = len(shown.exceptions)
        kept = min(count, self.width)
        total = kept if count <= self.width else kept + 1
        self.needs_close = False
        for index in range(total):
            last = index == total - 1
            if last:
                self.needs_close = True
            truncated = index >= kept
            title = "..." if truncated else f"{index + 1}"
            yield f"{2 * self.depth * ' '}{'+-' if index == 0 else '  '}+---------------- {title} ----------------\n"
            self.depth += 1
            if truncated:
                more = count - kept
                yield self._with_margin(f"and {more} more exception{'s' if more > 1 else ''}\n")
            else:
                yield from self.lines(shown.exceptions[index], chain)
            if last and self.needs_close:
                yield f"{2 * self.depth * ' '}+------------------------------------\n"
                self.needs_close = False
            self.depth -= 1
        if outermost:
            self.depth = 0


def _exception(exc, value, tb):
    """Exception and traceback of what functions take: an exception, or class, exception and traceback."""
    if (value is _NOT_GIVEN) != (tb is _NOT_GIVEN):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _NOT_GIVEN:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


def format_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, chain=True, **kwargs):
    """What the interpreter would print about an exception, as a list of texts."""
    value, tb = _exception(exc, value, tb)
    return list(TracebackException(_type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def _type(value):
    return None if value is None else type(value)


def format_exception_only(exc, /, value=_NOT_GIVEN, *, show_group=False, **kwargs):
    """Class and message of an exception, as a list of texts."""
    value = exc if value is _NOT_GIVEN else value
    made = TracebackException(_type(value), value, None, compact=True)
    return list(made.format_exception_only(show_group=show_group))


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True, **kwargs):
    """Prints what the interpreter would print about an exception."""
    value, tb = _exception(exc, value, tb)
    TracebackException(_type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """What print_exc() prints, as one text."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Prints the last exception that nobody handled."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
