"""JSONDecoder, and the error for what is no JSON."""

from _json import decode

__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    """Text that is no JSON: what is wrong (msg), with which document (doc), and where (pos, lineno, colno)."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Makes objects of JSON, with functions of one's own for what they are made of."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The value of a whole document."""
        return decode(
            s, 0, True, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int,
            self.parse_constant,
        )

    def raw_decode(self, s, idx=0):
        """The value that begins at an index, and the index where it ends."""
        return decode(
            s, idx, False, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int,
            self.parse_constant,
        )
