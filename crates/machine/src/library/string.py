"""Sets of characters, templates with $names, and the formatter behind str.format as a class."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words of a text, each with a capital letter first and small ones after it."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class _TemplatePattern:
    """A template class's pattern, compiled when it is first asked for: most programs only want the constants."""

    def __get__(self, instance, owner):
        import re

        for base in owner.__mro__:
            own = base.__dict__.get("pattern")
            if own is not None and own is not self:
                text = own
                break
        else:
            delimiter = re.escape(owner.delimiter)
            name = owner.idpattern
            text = rf"""
                {delimiter}(?:
                (?P<escaped>{delimiter})          |   # the delimiter itself, written twice
                (?P<named>{name})                 |   # a name
                {{(?P<braced>{owner.braceidpattern or name})}} |   # a name in braces
                (?P<invalid>)                         # anything else is wrong
                )"""
        compiled = re.compile(text, owner.flags | re.VERBOSE) if isinstance(text, str) else text
        owner._compiled = compiled
        return compiled


_MISSING = object()


class Template:
    """A text in which $name or ${name} stand for values, and $$ for a dollar."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    pattern = _TemplatePattern()
    flags = 2  # re.IGNORECASE

    def __init__(self, template):
        self.template = template

    @classmethod
    def _matcher(cls):
        compiled = cls.__dict__.get("_compiled")
        return compiled if compiled is not None else _PATTERN.__get__(None, cls)

    def _invalid(self, match):
        before = self.template[:match.start("invalid")].splitlines(keepends=True)
        line, column = len(before), match.start("invalid") - len("".join(before[:-1]))
        if not before:
            line, column = 1, 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping=_MISSING, /, **kws):
        """The text with the values of a mapping and of keywords; all names must be there."""
        values = _values(mapping, kws)
        return self._replaced(lambda name, match: str(values[name]), self._invalid)

    def _replaced(self, value_of, invalid):
        """The text with each placeholder replaced by what the functions say of it."""

        def replace(match):
            name = match["named"] or match["braced"]
            if name is not None:
                return value_of(name, match)
            if match["escaped"] is not None:
                return self.delimiter
            if match["invalid"] is not None:
                return invalid(match)
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self._matcher().sub(replace, self.template)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        """As substitute, but what has no value, or is wrong, stays as it is."""
        values = _values(mapping, kws)

        def value_of(name, match):
            try:
                return str(values[name])
            except KeyError:
                return match[0]

        return self._replaced(value_of, lambda match: match[0])

    def is_valid(self):
        """Whether substitute would not complain about the text."""
        return all(kind != "invalid" for kind, _ in self._placeholders())

    def get_identifiers(self):
        """The names in the text, in the order of their first places."""
        return list(dict.fromkeys(name for kind, name in self._placeholders() if kind == "name"))

    def _placeholders(self):
        """Of each its kind and its name."""
        for match in self._matcher().finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                yield "name", name
            elif match.group("invalid") is not None:
                yield "invalid", None
            elif match.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)


_PATTERN = Template.__dict__["pattern"]


def _values(mapping, keywords):
    if mapping is _MISSING:
        return keywords
    if not keywords:
        return mapping
    from collections import ChainMap

    return ChainMap(keywords, mapping)


class Formatter:
    """What str.format does, in steps that a derived class can change."""

    def format(self, format_string, /, *args, **kwargs):
        """The text with its fields filled from the arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """As format, with the arguments as a sequence and a mapping."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if field is None:
                continue
            field, auto_arg_index = _numbered(field, auto_arg_index)
            obj, used = self.get_field(field, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            parts.append(self.format_field(obj, spec))
        return "".join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument of a number or a name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the numbers and names that were used; complains about nothing here."""

    def format_field(self, value, format_spec):
        """A value as text."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """A value changed as !s, !r or !a say."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """The text in parts: what stands before a field, its name, its format, its conversion."""
        from _string import formatter_parser

        return formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The value that a field names, and the number or name it begins with."""
        from _string import formatter_field_name_split

        first, rest = formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first


def _numbered(field, next_number):
    """A field's name, with a number if it has none; and the next number, or False once names have numbers."""
    first = field.partition(".")[0].partition("[")[0]
    if first == "":
        if next_number is not False:
            return str(next_number) + field, next_number + 1
    elif not first.isdigit():
        return field, next_number
    elif not next_number:
        return field, False
    raise ValueError("cannot switch from manual field specification to automatic field numbering")
