"""What objects say of themselves, as text: `help()`."""

import builtins
import inspect
import keyword
import sys

import _pydoc_text
from _pydoc_text import getdoc, splitdoc

__all__ = ["help"]

_UNKNOWN = """\
No Python documentation found for {0!r}.
Use help() to get the interactive help utility.
Use help(str) for help on the str class.
"""


class ErrorDuringImport(Exception):
    """A module that help was asked for cannot be imported."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


def safeimport(path, forceload=0, cache={}):
    """A module by its name, None when there is none."""
    try:
        __import__(path)
        return sys.modules[path]
    except ModuleNotFoundError as error:
        if error.name and (path == error.name or path.startswith(error.name + ".")):
            return None
        raise ErrorDuringImport(path, sys.exc_info()) from error
    except Exception as error:
        raise ErrorDuringImport(path, sys.exc_info()) from error


def locate(path, forceload=0):
    """An object by a name with dots: the module that goes farthest, then attributes; else a builtin."""
    parts = [part for part in path.split(".") if part]
    found, used = None, 0
    while used < len(parts):
        module = safeimport(".".join(parts[:used + 1]))
        if module is None:
            break
        found, used = module, used + 1
    found = builtins if found is None else found
    for part in parts[used:]:
        if not hasattr(found, part):
            return None
        found = getattr(found, part)
    return found


def resolve(thing, forceload=0):
    """An object and its name, from the object or from its name with dots."""
    if isinstance(thing, str):
        found = locate(thing)
        if found is None:
            raise ImportError(_UNKNOWN.format(thing))
        return found, thing
    name = getattr(thing, "__name__", None)
    return thing, name if isinstance(name, str) else None


def describe(thing):
    """What kind of thing it is, and its name."""
    if inspect.ismodule(thing):
        if not hasattr(thing, "__file__"):
            return f"built-in module {thing.__name__}"
        return f"{'package' if hasattr(thing, '__path__') else 'module'} {thing.__name__}"
    if inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        kind = "getset" if inspect.isgetsetdescriptor(thing) else "member"
        owner = thing.__objclass__
        return f"{kind} descriptor {owner.__module__}.{owner.__name__}.{thing.__name__}"
    kinds = (
        (inspect.isbuiltin, "built-in function"), (inspect.isclass, "class"), (inspect.isfunction, "function"),
        (inspect.ismethod, "method"), (inspect.ismethodwrapper, "method-wrapper"),
    )
    for is_kind, title in kinds:
        if is_kind(thing):
            return f"{title} {thing.__name__}"
    return type(thing).__name__


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """The whole text about an object."""
    found, name = resolve(thing)
    heading = describe(found)
    module = inspect.getmodule(found)
    if name and "." in name:
        heading += " in " + name.rpartition(".")[0]
    elif module and module is not found:
        heading += " in module " + module.__name__
    speaks = (inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isdatadescriptor, getdoc)
    if not any(says(found) for says in speaks):
        # Of an instance there is nothing to say but what its class says.
        found, name = type(found), None
        heading += " object"
    return title % heading + "\n\n" + _pydoc_text.document(found, name)


def plain(text):
    """Text without the bold letters of old terminals."""
    while "\b" in text:
        at = text.index("\b")
        text = text[:max(at - 1, 0)] + text[at + 1:]
    return text


def pager(text, title=""):
    """Shows text."""
    sys.stdout.write(plain(text))


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None, is_cli=False):
    """Shows what render_doc() gives."""
    try:
        text = render_doc(thing, title)
    except ImportError as error:
        text = str(error)
    if output is None:
        pager(text + "\n")
    else:
        output.write(plain(text))


def _keywords():
    """The keywords in columns."""
    words = sorted(keyword.kwlist)
    rows = (len(words) + 3) // 4
    lines = ["".join(f"{word:<20}" for word in words[row::rows]).rstrip() for row in range(rows)]
    return "\nHere is a list of the Python keywords:\n\n" + "\n".join(lines) + "\n"


class Helper:
    """`help` as an object that can be called."""

    def __init__(self, input=None, output=None):
        self._input, self._output = input, output

    def __repr__(self):
        return "<pydoc.Helper instance>"

    def __call__(self, *request):
        if request:
            self.help(request[0])
        else:
            self._write("help(object) shows what an object says of itself, help('name') also finds it.\n")

    def help(self, request, is_cli=False):
        """Shows the text about an object, or about what is called so."""
        if isinstance(request, str) and request.strip() == "keywords":
            self._write(_keywords() + "\n")
        elif isinstance(request, str) and keyword.iskeyword(request.strip()) and request not in ("None", "True", "False"):
            self._write(f"{request.strip()!r} is a keyword; minipy has no texts about the language itself.\n\n")
        else:
            request = eval(request) if request in ("None", "True", "False") else request
            doc(request, "Help on %s:", output=self._output)

    def _write(self, text):
        (self._output or sys.stdout).write(text)


help = Helper()
