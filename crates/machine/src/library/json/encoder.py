"""JSONEncoder."""

from _json import encode

__all__ = ["JSONEncoder"]


class JSONEncoder:
    """Makes JSON of objects; derived classes say in `default` what to make of those that JSON does not know."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write instead of an object that JSON does not know."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return encode(
            o, self.default, self.check_circular, self.ensure_ascii, indent, self.key_separator, self.item_separator,
            self.sort_keys, self.skipkeys, self.allow_nan,
        )

    def encode(self, o):
        """The object as a str of JSON."""
        if type(self).iterencode is JSONEncoder.iterencode:
            return self._encode(o)
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The object as JSON, in parts: here it is one."""
        yield self._encode(o)
