"""Rows from lines and lines from rows, for csv."""

from _seal import seal

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_limit = 128 * 1024
_dialects = {}


class Error(Exception):
    """What is wrong with a table."""

    __module__ = "_csv"


_KEEP = object()


def field_size_limit(new_limit=_KEEP, /):
    """The most characters of a field; sets another if one is given, and gives the old one."""
    global _limit
    old = _limit
    if new_limit is not _KEEP:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit = new_limit
    return old


def register_dialect(name, dialect=None, /, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name, /):
    """Forgets a name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name, /):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


_DEFAULTS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}


class Dialect:
    """How a table is written, checked."""

    __module__ = "_csv"
    __slots__ = tuple(_DEFAULTS)

    def __init__(self, dialect=None, **options):
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        given = {}
        for name, default in _DEFAULTS.items():
            value = options[name] if name in options else getattr(dialect, name, default)
            given[name] = value
        _check(given, "quotechar" in options or hasattr(dialect, "quotechar"), "quoting" in options)
        for name, value in given.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        if name in ("delimiter", "escapechar", "quotechar", "quoting"):
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        if name in _DEFAULTS:
            raise AttributeError("readonly attribute")
        raise AttributeError(
            f"'_csv.Dialect' object has no attribute '{name}' and no __dict__ for setting new attributes"
        )

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


def _check(given, has_quotechar, has_quoting):
    """Complains about options that make no sense, and makes truths of what must be one."""
    for name in ("doublequote", "skipinitialspace", "strict"):
        given[name] = bool(given[name])
    for name in ("delimiter", "escapechar", "quotechar"):
        value = given[name]
        if value is None and name != "delimiter":
            continue
        if not isinstance(value, str):
            wanted = "string" if name == "delimiter" else "string or None"
            raise TypeError(f'"{name}" must be {wanted}, not {_type_name(value)}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    terminator = given["lineterminator"]
    if not isinstance(terminator, str):
        raise TypeError('"lineterminator" must be a string')
    if type(given["quoting"]) is not int:
        raise TypeError(f'"quoting" must be an integer, not {_type_name(given["quoting"])}')
    if not 0 <= given["quoting"] <= 5:
        raise TypeError('bad "quoting" value')
    if given["quotechar"] is None:
        if has_quotechar and not has_quoting:
            given["quoting"] = QUOTE_NONE
        if given["quoting"] != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
    for name in ("delimiter", "escapechar", "quotechar"):
        value = given[name]
        if value is not None and (value in "\r\n" or value == " " and name != "delimiter" and given["skipinitialspace"]):
            raise ValueError(f"bad {name} value")
    pairs = [("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")]
    for one, other in pairs:
        if given[one] is not None and given[one] == given[other]:
            raise ValueError(f"bad {one} or {other} value")
    for name in ("delimiter", "escapechar", "quotechar"):
        if given[name] is not None and given[name] in terminator:
            raise ValueError(f"bad {name} or lineterminator value")


def _type_name(value):
    return type(value).__name__


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if type(dialect) is Dialect and not options:
        return dialect
    return Dialect(dialect, **options)


class reader:
    """Rows, each a list of str, from an iterable of lines."""

    __module__ = "_csv"

    def __init__(self, iterable, /, dialect="excel", **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _dialect(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        line = self._line()
        if (
            dialect.quotechar not in line if dialect.quotechar is not None else True
        ) and dialect.escapechar is None and not dialect.skipinitialspace and dialect.quoting in (0, 1, 3):
            # Nothing in it but fields and separators.
            end = len(line)
            if end and line[end - 1] == "\n":
                end -= 1
            if end and line[end - 1] == "\r":
                end -= 1
            text = line[:end]
            if "\r" not in text and "\n" not in text and len(text) <= _limit:
                return text.split(dialect.delimiter) if text else []
        return _Row(self, line).fields

    def _line(self):
        line = next(self._lines)
        self.line_num += 1
        if not isinstance(line, str):
            message = f"iterator should return strings, not {_type_name(line)} (the file should be opened in text mode)"
            raise Error(message)
        return line


class _Row:
    """One row, read character by character; a quoted field may go on in the next line."""

    def __init__(self, source, line):
        self.dialect = source.dialect
        self.fields = []
        self.text = []
        self.quoted = False
        state = self.start_record
        while True:
            for char in line:
                state = state(char)
            state = state("")
            if state == self.start_record:
                return
            try:
                line = source._line()
            except StopIteration:
                if self.text or state == self.in_quotes:
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    self.save()
                    return
                raise

    def save(self):
        text = "".join(self.text)
        if not self.quoted:
            if self.dialect.quoting == QUOTE_NONNUMERIC and text:
                text = float(text)
            elif self.dialect.quoting == QUOTE_STRINGS:
                text = float(text) if text else None
            elif self.dialect.quoting == QUOTE_NOTNULL and not text:
                text = None
        self.fields.append(text)
        self.text = []
        self.quoted = False

    def add(self, char):
        if len(self.text) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self.text.append(char)

    def start_record(self, char):
        if char == "":
            return self.start_record
        return self.end_record if char in "\r\n" else self.start_field(char)

    def start_field(self, char):
        dialect = self.dialect
        if char == "" or char in "\r\n":
            self.save()
            return self.end_record if char else self.start_record
        if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.quoted = True
            return self.in_quotes
        if char == dialect.escapechar:
            return self.escaped
        if char == " " and dialect.skipinitialspace:
            return self.start_field
        if char == dialect.delimiter:
            self.save()
            return self.start_field
        self.add(char)
        return self.in_field

    def in_field(self, char):
        dialect = self.dialect
        if char == "" or char in "\r\n":
            self.save()
            return self.end_record if char else self.start_record
        if char == dialect.escapechar:
            return self.escaped
        if char == dialect.delimiter:
            self.save()
            return self.start_field
        self.add(char)
        return self.in_field

    def escaped(self, char):
        self.add(char or "\n")
        return self.after_escaped_end if char in ("", "\r", "\n") else self.in_field

    def after_escaped_end(self, char):
        return self.after_escaped_end if char == "" else self.in_field(char)

    def in_quotes(self, char):
        dialect = self.dialect
        if char == dialect.escapechar and char:
            return self.escaped_in_quotes
        if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            return self.after_quote if dialect.doublequote else self.in_field
        if char:
            self.add(char)
        return self.in_quotes

    def escaped_in_quotes(self, char):
        self.add(char or "\n")
        return self.in_quotes

    def after_quote(self, char):
        dialect = self.dialect
        if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.add(char)
            return self.in_quotes
        if char == dialect.delimiter:
            self.save()
            return self.start_field
        if char == "" or char in "\r\n":
            self.save()
            return self.end_record if char else self.start_record
        if dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        self.add(char)
        return self.in_field

    def end_record(self, char):
        if char == "":
            return self.start_record
        if char in "\r\n":
            return self.end_record
        raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")


class writer:
    """Writes rows to a file."""

    __module__ = "_csv"

    def __init__(self, fileobj, /, dialect="excel", **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        write = getattr(fileobj, "write", None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        special = {self.dialect.delimiter, self.dialect.escapechar, self.dialect.quotechar, "\r", "\n"}
        self._special = (special | set(self.dialect.lineterminator)) - {None}

    def writerow(self, row, /):
        """Writes an iterable of fields as a row; gives what the file's write gives."""
        try:
            row = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {_type_name(row)}") from None
        fields = []
        for value in row:
            fields.append(self._field(value))
        if len(fields) == 1 and fields[0] == "":
            if self.dialect.quoting == QUOTE_NONE or self.dialect.quoting in (4, 5) and value is None:
                raise Error("single empty field record must be quoted")
            fields[0] = self.dialect.quotechar * 2
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        """Writes an iterable of rows."""
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        dialect = self.dialect
        text = value if isinstance(value, str) else "" if value is None else str(value)
        quoting = dialect.quoting
        quoted = (
            quoting == QUOTE_ALL
            or quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
            or quoting == QUOTE_STRINGS and isinstance(value, str)
            or quoting == QUOTE_NOTNULL and value is not None
        )
        # Readers would skip it.
        if not text and dialect.delimiter == " " and dialect.skipinitialspace:
            if quoting == QUOTE_NONE or quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and value is None:
                raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
            quoted = True
        escaped = []
        for char in text:
            if char in self._special:
                escape = quoting == QUOTE_NONE
                if not escape:
                    if char == dialect.quotechar:
                        if dialect.doublequote:
                            escaped.append(char)
                        else:
                            escape = True
                    elif char == dialect.escapechar:
                        escape = True
                    if not escape:
                        quoted = True
                if escape:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    escaped.append(dialect.escapechar)
            escaped.append(char)
        if text[:1] == " " and dialect.skipinitialspace and dialect.delimiter == " ":
            quoted = True
        text = "".join(escaped)
        return dialect.quotechar + text + dialect.quotechar if quoted else text


seal(reader)
seal(writer)
