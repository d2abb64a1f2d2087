"""Warnings: what they become is decided by filters."""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings", "deprecated",
]

# Each is (action, pattern of the message or None, category, pattern of the module or None, line); the first fits.
filters = []
_defaultaction = "default"
_onceregistry = {}
_version = 0

_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")


class WarningMessage:
    """A warning and where it comes from."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r},"
            f" lineno : {self.lineno}, line : {self.line!r}}}"
        )

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning, with the line of the program."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        from linecache import getline

        line = getline(filename, lineno)
    if line:
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, or to sys.stderr."""
    file = sys.stderr if file is None else file
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass  # there is nowhere to complain to


_original_showwarning = showwarning


def _changed():
    """Forgets which warnings were shown, as the filters are others."""
    global _version
    _version += 1


def _matcher(text, flags):
    if not text:
        return None
    import re

    return re.compile(text, flags)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter with regular expressions for message and module."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_line(lineno)
    ignore_case = 2
    _add((action, _matcher(message, ignore_case), category, _matcher(module, 0), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for all messages and modules."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    _check_line(lineno)
    _add((action, None, category, None, lineno), append)


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changed()


def resetwarnings():
    """Removes all filters."""
    filters.clear()
    _changed()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issues a warning that comes from the caller, or from so many calls above."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("skip_file_prefixes must be a tuple of strs")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _frame_at(stacklevel, skip_file_prefixes)
    if frame is None:
        names, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault("__warningregistry__", {})
    _issue(message, category, filename, lineno, names.get("__name__", "<string>"), registry, source)


def _frame_at(stacklevel, prefixes):
    try:
        frame = sys._getframe(2)
    except ValueError:
        return None
    for _ in range(stacklevel - 1):
        frame = frame.f_back
        while frame is not None and prefixes and frame.f_code.co_filename.startswith(prefixes):
            frame = frame.f_back
        if frame is None:
            return None
    return frame


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issues a warning that comes from the place that the arguments name."""
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        category = message.__class__
    _issue(message, category, filename, int(lineno), module, {} if registry is None else registry, source)


def _issue(message, category, filename, lineno, module, registry, source):
    """Does with a warning what the first filter that fits says."""
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text = str(message)
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        once = (text, category)
        if _onceregistry.get(once):
            return
        _onceregistry[once] = 1
    elif action == "module":
        registry[key] = 1
        in_module = (text, category, 0)
        if registry.get(in_module):
            return
        registry[in_module] = 1
    elif action == "default":
        registry[key] = 1
    elif action not in ("always", "all"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action!r}")
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _action(text, category, module, lineno):
    for action, pattern, kind, modules, line in filters:
        if (
            (pattern is None or pattern.match(text))
            and issubclass(category, kind)
            and (modules is None or modules.match(module))
            and line in (0, lineno)
        ):
            return action
    return _defaultaction


def _show(warning):
    if _recorded is not None:
        _recorded.append(warning)
        return
    # A program may have put a function of its own in the place of showwarning.
    showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)


# Where warnings go while catch_warnings(record=True) collects them.
_recorded = None


class catch_warnings:
    """Puts the filters back as they were at the end of the block; collects the warnings in a list if asked to."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        shown = "record=True" if self._record else ""
        return f"{type(self).__name__}({shown})"

    def __enter__(self):
        global filters, _recorded, showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = filters, showwarning, _recorded
        filters = filters[:]
        _changed()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            _recorded = []
            showwarning = _original_showwarning
            return _recorded
        return None

    def __exit__(self, *exc_info):
        global filters, _recorded, showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters, showwarning, _recorded = self._saved
        _changed()


class deprecated:
    """A decorator: calling the function, or making an instance of the class, gives a DeprecationWarning."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return self._class(arg)
        if not callable(arg):
            raise TypeError(
                "@deprecated decorator with non-None category must be applied to a class or callable, not"
                f" {arg!r}"
            )
        from functools import wraps

        @wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _class(self, cls):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        original = cls.__new__

        def __new__(kind, /, *args, **kwargs):
            if kind is cls:
                warn(message, category=category, stacklevel=stacklevel + 1)
            if original is not object.__new__:
                return original(kind, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{kind.__name__}() takes no arguments")
            return original(kind)

        cls.__new__ = staticmethod(__new__)
        cls.__deprecated__ = message
        return cls


def _set_up():
    """The filters that CPython begins with, before them those of the option -W."""
    simplefilter("ignore", ResourceWarning, append=True)
    for category in (ImportWarning, PendingDeprecationWarning, DeprecationWarning):
        filters.insert(0, ("ignore", None, category, None, 0))
    filters.insert(0, ("default", None, DeprecationWarning, _Main(), 0))
    for option in sys.warnoptions:
        _add_option(option)


class _Main:
    """Stands for a pattern that only the main module fits."""

    def match(self, module):
        return module == "__main__"


class _OptionError(Exception):
    """An option -W that is wrong."""


def _add_option(option):
    """A filter from action:message:category:module:line; what is no such thing is told and left out."""
    import re

    try:
        parts = [part.strip() for part in option.split(":")]
        if len(parts) > 5:
            raise _OptionError(f"too many fields (max 5): {option!r}")
        action, message, category, module, line = parts + [""] * (5 - len(parts))
        action, category, line = _action_of(action), _category_of(category), _line_of(line)
        module = re.escape(module) + r"\Z" if module else ""
        filterwarnings(action, re.escape(message), category, module, line)
    except _OptionError as error:
        print("Invalid -W option ignored:", error, file=sys.stderr)


def _action_of(text):
    if not text:
        return "default"
    if text == "all":
        return "always"
    for action in _ACTIONS:
        if action.startswith(text):
            return action
    raise _OptionError(f"invalid action: {text!r}")


def _category_of(text):
    if not text:
        return Warning
    module, _, name = text.rpartition(".")
    try:
        found = __import__(module or "builtins", None, None, [name])
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    try:
        category = getattr(found, name)
    except AttributeError:
        raise _OptionError(f"unknown warning category: {text!r}") from None
    if not issubclass(category, Warning):
        raise _OptionError(f"invalid warning category: {text!r}")
    return category


def _line_of(text):
    if not text:
        return 0
    try:
        line = int(text)
    except ValueError:
        raise _OptionError(f"invalid lineno {text!r}") from None
    if line < 0:
        raise _OptionError(f"invalid lineno {line!r}")
    return line


_set_up()
