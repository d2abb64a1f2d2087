"""Tables as text, a row a line, a separator between the fields (RFC 4180 and its dialects)."""

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect",
    "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]

from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, Error, field_size_limit,
    get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer, Dialect as _Options,
)


class Dialect:
    """How tables are written; derived classes set the attributes."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Options(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """What Excel writes."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Newlines at the ends, quotes around everything."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Rows as dicts; the first row has the names unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        """The names of the fields."""
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    """Writes dicts as rows, their values in the order of the names."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Writes a dict as a row."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Writes dicts as rows."""
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses how a table is written."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect class for a sample: from its quoted fields, or from what is equally often in every line."""
        quote, delimiter, skips_space = _by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skips_space = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.delimiter = delimiter
        dialect.quotechar = quote or '"'
        dialect.doublequote = bool(quote) and _has_doubled(sample, quote, delimiter)
        dialect.skipinitialspace = skips_space
        return dialect

    def _by_counts(self, sample, delimiters):
        """The separator, and whether a space follows it. Nine lines in ten must have it equally often."""
        lines = [line for line in sample.split("\n") if line]
        found = {}
        for char in map(chr, range(127)):
            counts = [line.count(char) for line in lines]
            usual = max(counts, key=counts.count, default=0)
            agreement = (2 * counts.count(usual) - len(lines)) / max(len(lines), 1)
            if usual and agreement >= 0.9 and (delimiters is None or char in delimiters):
                found[char] = agreement, usual
        preferred = [char for char in self.preferred if char in found]
        if len(found) > 1 and preferred:
            found = {preferred[0]: None}
        if not found:
            return "", False
        delimiter = max(found, key=found.get)
        return delimiter, lines[0].count(delimiter) == lines[0].count(delimiter + " ")

    def has_header(self, sample):
        """Whether the first row looks like names: in most columns it differs in kind or length from the rest."""
        rows = reader(sample.splitlines(keepends=True), self.sniff(sample))
        header = next(rows)
        kinds = {column: None for column in range(len(header))}
        for index, row in enumerate(rows):
            if index > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            votes += 1 if _kind(header[column]) != kind else -1
        return votes > 0


def _by_quotes(sample, delimiters):
    """The quote, the separator and whether a space follows it, by quoted fields at separators or ends of lines."""
    import re

    separator = r"""(?P<delimiter>[^\w\n"'])(?P<space> ?)"""
    body = r"""(?P<quote>["']).*?(?P=quote)"""
    begin, end = r"(?:^|\n)", r"(?:$|\n)"
    patterns = (
        f"{separator}{body}(?P=delimiter)", f"{begin}{body}{separator}", f"{separator}{body}{end}", f"{begin}{body}{end}",
    )
    for pattern in patterns:
        matches = [match.groupdict() for match in re.finditer(pattern, sample, re.DOTALL | re.MULTILINE)]
        if matches:
            break
    quotes = [match["quote"] for match in matches]
    separated = [match for match in matches if "delimiter" in match]
    if delimiters is not None:
        separated = [match for match in separated if match["delimiter"] in delimiters]
    names = [match["delimiter"] for match in separated]
    quote = max(quotes, key=quotes.count, default="")
    delimiter = max(names, key=names.count, default="")
    spaces = sum(1 for match in separated if match["space"])
    return quote, delimiter, bool(names) and names.count(delimiter) == spaces


def _has_doubled(sample, quote, delimiter):
    """Whether some quoted field has a quote in it, written twice."""
    import re

    inner = rf"[^{re.escape(delimiter)}\n]*"
    ends = re.escape(delimiter)
    pattern = rf"(?:{ends}|^)\W*{quote}{inner}{quote}{inner}{quote}\W*(?:{ends}|$)"
    return re.search(pattern, sample, re.MULTILINE) is not None


def _kind(text):
    """complex for what is a number, else the length of the text."""
    try:
        complex(text)
        return complex
    except (ValueError, OverflowError):
        return len(text)
