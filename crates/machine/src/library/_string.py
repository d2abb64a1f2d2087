"""Format strings taken apart, for string.Formatter."""


def formatter_parser(text):
    """Parts of a format string: text before a field, the field's name, its format, its conversion."""
    at, literal = 0, []
    while at < len(text):
        char = text[at]
        if char not in "{}":
            literal.append(char)
            at += 1
        elif text[at + 1:at + 2] == char:
            yield "".join(literal) + char, None, None, None
            literal = []
            at += 2
        elif char == "}":
            raise ValueError("Single '}' encountered in format string")
        elif at + 1 == len(text):
            raise ValueError("Single '{' encountered in format string")
        else:
            end = _field_end(text, at + 1)
            yield "".join(literal), *_field(text[at + 1:end])
            literal = []
            at = end + 1
    if literal:
        yield "".join(literal), None, None, None


def _field_end(text, start):
    """Where the brace is that closes a field."""
    depth, at, in_brackets = 1, start, False
    while at < len(text):
        char = text[at]
        if char == "[" and depth == 1:
            in_brackets = True
        elif char == "]" and in_brackets:
            in_brackets = False
        elif not in_brackets and char == "{":
            depth += 1
        elif not in_brackets and char == "}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _field(inside):
    """Name, format and conversion of a field."""
    at, in_brackets = 0, False
    while at < len(inside):
        char = inside[at]
        if char == "{" and not in_brackets:
            raise ValueError("unexpected '{' in field name")
        if char == "[":
            in_brackets = True
        elif char == "]":
            in_brackets = False
        elif char in "!:" and not in_brackets:
            break
        at += 1
    name, rest = inside[:at], inside[at:]
    if not rest.startswith("!"):
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


def formatter_field_name_split(name):
    """What a field's name begins with (a number or a name), and the attributes and items after it."""
    end = min([at for at in (name.find("."), name.find("[")) if at >= 0], default=len(name))
    first = name[:end]
    return (int(first) if first.isdigit() else first), _steps(name, end)


def _steps(name, at):
    """Pairs: whether it is an attribute, and its name or the item's key."""
    while at < len(name):
        if name[at] == ".":
            ends = [end for end in (name.find(".", at + 1), name.find("[", at + 1)) if end >= 0]
            end = min(ends, default=len(name))
            key, is_attribute = name[at + 1:end], True
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, is_attribute = name[at + 1:end], False
            key = int(key) if key.isdigit() else key
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        yield is_attribute, key
        at = end
