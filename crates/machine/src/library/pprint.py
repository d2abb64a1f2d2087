"""Data laid out on lines: what fits on one line stays on it, the rest is spread out."""

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object laid out on lines."""
    PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """An object as a text laid out on lines."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr in which containers inside of themselves are named, not shown."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether the repr could be read back."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the object is inside of itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """An object in an order that any two objects have: theirs, or else that of their types' names."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return self._fallback() < other._fallback()

    def _fallback(self):
        return str(type(self.obj)), id(self.obj)


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


_SCALARS = {str, bytes, int, float, complex, bool, type(None)}


class PrettyPrinter:
    """Lays objects out as its options say."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers
        self._readable = True
        self._recursive = False

    def pprint(self, object):
        """Prints the object."""
        stream = self._stream
        if stream is None:
            import sys

            stream = sys.stdout
            if stream is None:
                return
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """The object as a text."""
        parts = []
        self._format(object, parts, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        """Whether the object is inside of itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether the repr could be read back."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The repr on one line, whether it can be read back, whether the object is inside of itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = self._readable and readable
        self._recursive = self._recursive or recursive
        return text

    def _format(self, object, out, indent, allowance, context, level):
        """Writes an object that begins at a column; after it so many characters must fit on its last line."""
        if id(object) in context:
            out.append(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            spread = _find_spread(object)
            if spread is not None:
                context[id(object)] = 1
                spread(self, object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.append(text)

    def _open(self, out, bracket):
        out.append(bracket)
        if self._indent_per_level > 1:
            out.append(" " * (self._indent_per_level - 1))

    def _format_pairs(self, pairs, out, indent, allowance, context, level):
        """Writes `key: value`, one a line."""
        indent += self._indent_per_level
        for index, (key, value) in enumerate(pairs):
            if index:
                out.append(",\n" + " " * indent)
            text = self._repr(key, context, level)
            out.append(text + ": ")
            rest = allowance if index == len(pairs) - 1 else 1
            self._format(value, out, indent + len(text) + 2, rest, context, level)

    def _format_attributes(self, pairs, out, indent, allowance, context, level):
        """Writes `name=value`, one a line."""
        for index, (name, value) in enumerate(pairs):
            if index:
                out.append(",\n" + " " * indent)
            out.append(name + "=")
            if id(value) in context:
                out.append("...")
                continue
            rest = allowance if index == len(pairs) - 1 else 1
            self._format(value, out, indent + len(name) + 1, rest, context, level)

    def _format_items(self, items, out, indent, allowance, context, level):
        """Writes items, one a line, or as many as fit on it."""
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        indent += self._indent_per_level
        line_end = ",\n" + " " * indent
        separator = ""
        width = room = self._width - indent + 1
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            if is_last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    separator = line_end if separator else ""
                if room >= needed:
                    room -= needed
                    out.append(separator + text)
                    separator = ", "
                    continue
            out.append(separator)
            separator = line_end
            self._format(item, out, indent, allowance if is_last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _SCALARS:
            if kind is int and self._underscore_numbers:
                return f"{object:_d}", True, False
            return repr(object), True, False
        own_repr = getattr(kind, "__repr__", None)
        if kind is not int and issubclass(kind, int) and own_repr is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and own_repr is dict.__repr__:
            return self._safe_container(object, context, maxlevels, level, "{", "}")
        if issubclass(kind, list) and own_repr is list.__repr__:
            return self._safe_container(object, context, maxlevels, level, "[", "]")
        if issubclass(kind, tuple) and own_repr is tuple.__repr__:
            return self._safe_container(object, context, maxlevels, level, "(", ",)" if len(object) == 1 else ")")
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_container(self, object, context, maxlevels, level, opening, closing):
        if not object:
            return opening + closing.lstrip(","), True, False
        if maxlevels and level >= maxlevels:
            return opening + "..." + closing, False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, parts = True, False, []

        def safe(part):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(part, context, maxlevels, level + 1)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text

        if opening == "{":
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            parts = [f"{safe(key)}: {safe(value)}" for key, value in pairs]
        else:
            parts = [safe(part) for part in object]
        del context[id(object)]
        return opening + ", ".join(parts) + closing, readable, recursive


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _find_spread(object):
    """The function that spreads an object out on lines, by the repr of its type; None if there is none."""
    spread = _SPREAD.get(type(object).__repr__)
    if spread is not None:
        return spread
    kind = type(object)
    if hasattr(kind, "__dataclass_fields__"):
        parameters = getattr(kind, "__dataclass_params__", None)
        if parameters is not None and parameters.repr and hasattr(kind.__repr__, "__wrapped__"):
            return _spread_dataclass
    if kind.__module__ in ("collections", "types") or kind.__name__ == "mappingproxy":
        import collections
        import types

        more = {
            collections.OrderedDict.__repr__: _spread_ordered_dict, collections.Counter.__repr__: _spread_counter,
            collections.defaultdict.__repr__: _spread_default_dict, collections.deque.__repr__: _spread_deque,
            collections.ChainMap.__repr__: _spread_chain_map, collections.UserDict.__repr__: _spread_data,
            collections.UserList.__repr__: _spread_data, collections.UserString.__repr__: _spread_data,
            types.MappingProxyType.__repr__: _spread_mapping_proxy, types.SimpleNamespace.__repr__: _spread_namespace,
        }
        return more.get(kind.__repr__)
    return None


def _spread_dict(printer, object, out, indent, allowance, context, level):
    printer._open(out, "{")
    pairs = list(object.items())
    if printer._sort_dicts:
        pairs.sort(key=_pair_key)
    printer._format_pairs(pairs, out, indent, allowance + 1, context, level)
    out.append("}")


def _spread_list(printer, object, out, indent, allowance, context, level):
    out.append("[")
    printer._format_items(object, out, indent, allowance + 1, context, level)
    out.append("]")


def _spread_tuple(printer, object, out, indent, allowance, context, level):
    out.append("(")
    end = ",)" if len(object) == 1 else ")"
    printer._format_items(object, out, indent, allowance + len(end), context, level)
    out.append(end)


def _spread_set(printer, object, out, indent, allowance, context, level):
    if not object:
        out.append(repr(object))
        return
    kind = type(object)
    opening, closing = "{", "}"
    if kind is not set:
        opening, closing = kind.__name__ + "({", "})"
        indent += len(kind.__name__) + 1
    out.append(opening)
    printer._format_items(sorted(object, key=_Key), out, indent, allowance + len(closing), context, level)
    out.append(closing)


def _spread_str(printer, object, out, indent, allowance, context, level):
    """Lines, and the words of those that are too long, as literals below each other."""
    lines = object.splitlines(True)
    if not lines:
        out.append(repr(object))
        return
    if level == 1:
        indent += 1
        allowance += 1
    room = printer._width - indent
    chunks = []
    for index, line in enumerate(lines):
        last_room = room - allowance if index == len(lines) - 1 else room
        if len(repr(line)) <= last_room:
            chunks.append(repr(line))
            continue
        current = ""
        words = _words(line)
        for number, word in enumerate(words):
            limit = room
            if number == len(words) - 1 and index == len(lines) - 1:
                limit -= allowance
            if len(repr(current + word)) > limit:
                if current:
                    chunks.append(repr(current))
                current = word
            else:
                current += word
        if current:
            chunks.append(repr(current))
    if len(chunks) == 1:
        out.append(chunks[0])
        return
    text = ("\n" + " " * indent).join(chunks)
    out.append(f"({text})" if level == 1 else text)


def _words(line):
    """A line as words, each with the white space after it; white space at the start is a word."""
    words, start, in_space = [], 0, bool(line[:1].isspace())
    for at in range(1, len(line)):
        if line[at].isspace():
            in_space = True
        elif in_space:
            words.append(line[start:at])
            start, in_space = at, False
    if start < len(line):
        words.append(line[start:])
    return words


def _spread_bytes(printer, object, out, indent, allowance, context, level):
    """Four octets and four more, as many as fit, as literals below each other."""
    if len(object) <= 4:
        out.append(repr(object))
        return
    parens = level == 1
    if parens:
        indent += 1
        allowance += 1
        out.append("(")
    chunks, current, room = [], b"", printer._width - indent
    last = len(object) // 4 * 4
    for at in range(0, len(object), 4):
        if at == last:
            room -= allowance
        more = current + object[at:at + 4]
        if len(repr(more)) > room:
            if current:
                chunks.append(repr(current))
            current = object[at:at + 4]
        else:
            current = more
    if current:
        chunks.append(repr(current))
    out.append(("\n" + " " * indent).join(chunks))
    if parens:
        out.append(")")


def _spread_bytearray(printer, object, out, indent, allowance, context, level):
    out.append("bytearray(")
    _spread_bytes(printer, bytes(object), out, indent + 10, allowance + 1, context, level + 1)
    out.append(")")


def _spread_call(printer, name, inner, out, indent, allowance, context, level):
    """Name(inner), the inner object after the parenthesis."""
    out.append(name + "(")
    printer._format(inner, out, indent + len(name) + 1, allowance + 1, context, level)
    out.append(")")


def _spread_mapping_proxy(printer, object, out, indent, allowance, context, level):
    _spread_call(printer, "mappingproxy", object.copy(), out, indent, allowance, context, level)


def _spread_ordered_dict(printer, object, out, indent, allowance, context, level):
    if not object:
        out.append(repr(object))
        return
    name = type(object).__name__
    _spread_call(printer, name, list(object.items()), out, indent, allowance, context, level)


def _spread_counter(printer, object, out, indent, allowance, context, level):
    if not object:
        out.append(repr(object))
        return
    name = type(object).__name__
    out.append(name + "({")
    if printer._indent_per_level > 1:
        out.append(" " * (printer._indent_per_level - 1))
    printer._format_pairs(object.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
    out.append("})")


def _spread_default_dict(printer, object, out, indent, allowance, context, level):
    if not object:
        out.append(repr(object))
        return
    factory = printer._repr(object.default_factory, context, level)
    name = type(object).__name__
    indent += len(name) + 1
    out.append(f"{name}({factory},\n" + " " * indent)
    _spread_dict(printer, object, out, indent, allowance + 1, context, level)
    out.append(")")


def _spread_deque(printer, object, out, indent, allowance, context, level):
    if not object:
        out.append(repr(object))
        return
    name = type(object).__name__
    out.append(name + "([")
    indent += len(name) + 1
    if object.maxlen is None:
        printer._format_items(object, out, indent, allowance + 2, context, level)
        out.append("])")
    else:
        printer._format_items(object, out, indent, 2, context, level)
        out.append("],\n" + " " * indent + f"maxlen={printer._repr(object.maxlen, context, level)})")


def _spread_chain_map(printer, object, out, indent, allowance, context, level):
    if not object.maps:
        out.append(repr(object))
        return
    name = type(object).__name__
    out.append(name + "(")
    indent += len(name) + 1
    for index, mapping in enumerate(object.maps):
        is_last = index == len(object.maps) - 1
        printer._format(mapping, out, indent, allowance + 1 if is_last else 1, context, level)
        out.append(")" if is_last else ",\n" + " " * indent)


def _spread_data(printer, object, out, indent, allowance, context, level):
    printer._format(object.data, out, indent, allowance, context, level - 1)


def _spread_namespace(printer, object, out, indent, allowance, context, level):
    kind = type(object)
    name = "namespace" if kind.__name__ == "SimpleNamespace" else kind.__name__
    out.append(name + "(")
    printer._format_attributes(
        list(object.__dict__.items()), out, indent + len(name) + 1, allowance + 1, context, level
    )
    out.append(")")


def _spread_dataclass(printer, object, out, indent, allowance, context, level):
    name = type(object).__name__
    fields = [(field.name, getattr(object, field.name)) for field in object.__dataclass_fields__.values() if field.repr]
    out.append(name + "(")
    printer._format_attributes(fields, out, indent + len(name) + 1, allowance + 1, context, level)
    out.append(")")


_SPREAD = {
    dict.__repr__: _spread_dict, list.__repr__: _spread_list, tuple.__repr__: _spread_tuple, set.__repr__: _spread_set,
    frozenset.__repr__: _spread_set, str.__repr__: _spread_str, bytes.__repr__: _spread_bytes,
    bytearray.__repr__: _spread_bytearray,
}
