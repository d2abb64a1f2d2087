"""The sources and docstrings of objects, for `inspect`."""

# Where programs find these functions.
__name__ = "inspect"

import linecache
import sys
import types


def indentsize(line):
    """How far a line is indented, tabs counted as up to eight spaces."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getdoc(object):
    """An object's docstring without its indentation; that of a method may be a base class's."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    """The docstring of the same thing in a base class."""
    if isinstance(object, type):
        for base in object.__mro__[1:-1]:
            if base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(object, "__name__", None)
    if isinstance(object, types.MethodType):
        owner = object.__self__
        cls = owner if isinstance(owner, type) else type(owner)
    elif isinstance(object, property):
        name = object.fget.__name__ if object.fget is not None else None
        cls = _class_of(object.fget)
    else:
        cls = _class_of(object)
    if cls is None or name is None:
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def _class_of(function):
    """The class that a function's qualified name says it is in."""
    path = getattr(function, "__qualname__", "").split(".")[:-1]
    found = sys.modules.get(getattr(function, "__module__", None))
    for name in path:
        found = getattr(found, name, None)
    return found if isinstance(found, type) else None


def cleandoc(doc):
    """A docstring without the indentation that its lines have in common, and blank lines around it."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")), default=0)
    lines = [lines[0].lstrip(" "), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getfile(object):
    """The file that an object was defined in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        module = sys.modules.get(getattr(object, "__module__", None))
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got"
        f" {type(object).__name__}"
    )


def _code_of(object):
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    for name in ("__code__", "f_code"):
        object = getattr(object, name, object)
    return object if isinstance(object, types.CodeType) else None


def getsourcefile(object):
    """The file with an object's source, None if there is none."""
    filename = getfile(object)
    if filename.endswith((".pyc", ".so")):
        return None
    return filename


def getabsfile(object, _filename=None):
    """The full name of the file that an object was defined in."""
    import os

    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodulename(path):
    """The name of the module that a file holds, None for another file."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.removesuffix(".py") if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """The module that an object was defined in, None if that cannot be told."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        filename = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == filename:
            return module
    return None


def findsource(object):
    """All lines of the file of an object, and the index of the line that it begins on."""
    filename = getsourcefile(object)
    lines = linecache.getlines(filename)
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        first = object.__dict__.get("__firstlineno__")
        if first is None:
            raise OSError("source code not available")
        if first >= len(lines) + 1:
            raise OSError("lineno is out of bounds")
        return lines, first - 1
    code = _code_of(object)
    if code.co_firstlineno - 1 >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, max(code.co_firstlineno - 1, 0)


def getsourcelines(object):
    """The source lines of an object and the number of the first; 0 for a module."""
    while hasattr(object, "__wrapped__"):
        object = object.__wrapped__
    lines, start = findsource(object)
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.ModuleType) or getattr(object, "f_code", None) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[start:]), start + 1


def getsource(object):
    """The source of an object as text."""
    return "".join(getsourcelines(object)[0])


def getblock(lines):
    """The lines of the definition that begins on the first one."""
    indent = indentsize(lines[0])
    last = 0
    # Before the body, decorators and the head may take several lines.
    in_body = False
    body_indent = None
    scanner = _Scanner()
    for number, line in enumerate(lines):
        begins = not scanner.is_inside
        stripped = line.strip()
        if begins and in_body and stripped and not stripped.startswith("#") and indentsize(line) <= indent:
            break
        scanner.read(line)
        if begins and stripped.startswith("#"):
            if body_indent is not None and indentsize(line) >= body_indent:
                last = number
            continue
        if begins and not stripped:
            continue
        last = number
        if in_body and body_indent is None:
            body_indent = indentsize(line)
        if not in_body and not scanner.is_inside and not stripped.startswith("@"):
            if not scanner.ends_with_colon and "lambda" in "".join(lines[: number + 1]):
                break
            in_body = True
    return lines[: last + 1]


class _Scanner:
    """Knows after each line whether a bracket or a string of several lines is open."""

    def __init__(self):
        self.quotes = ""
        self.brackets = 0
        self.continued = False
        self.ends_with_colon = False

    @property
    def is_inside(self):
        return bool(self.quotes) or self.brackets > 0 or self.continued

    def read(self, line):
        at = 0
        code = ""
        while at < len(line):
            char = line[at]
            if self.quotes:
                if char == "\\":
                    at += 1
                elif line.startswith(self.quotes, at):
                    at += len(self.quotes) - 1
                    self.quotes = ""
            elif char == "#":
                break
            elif char in "\"'":
                self.quotes = char * 3 if line.startswith(char * 3, at) else char
                at += len(self.quotes) - 1
                code += "s"
            else:
                self.brackets += (char in "([{") - (char in ")]}")
                code += char
            at += 1
        if len(self.quotes) == 1:
            self.quotes = ""
        code = code.rstrip()
        self.continued = code.endswith("\\")
        self.ends_with_colon = code.endswith(":")


def getcomments(object):
    """The comment lines right above an object, None if there are none."""
    try:
        lines, start = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        at = 1 if lines and lines[0].startswith("#!") else 0
        while at < len(lines) and lines[at].strip() in ("", "#"):
            at += 1
        found = []
        while at < len(lines) and lines[at].startswith("#"):
            found.append(lines[at].expandtabs())
            at += 1
        return "".join(found) or None
    indent = indentsize(lines[start])
    found = []
    at = start - 1
    while at >= 0 and lines[at].lstrip().startswith("#") and indentsize(lines[at]) == indent:
        found.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    return "".join(found) or None
