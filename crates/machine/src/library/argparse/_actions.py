"""What is done with arguments."""

import sys
import warnings

from argparse._format import OPTIONAL, PARSER, SUPPRESS


class ArgumentError(Exception):
    """An argument is wrong; knows which."""

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """What a type function raises with a text of its own."""


def _name_of(action):
    """What errors call an argument."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return "{" + ",".join(action.choices) + "}"
    return None


class _Shown:
    """What is shown as a call with its attributes."""

    def __repr__(self):
        plain, special = [], {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                plain.append(f"{name}={value!r}")
            else:
                special[name] = value
        if special:
            plain.append(f"**{special!r}")
        return f"{type(self).__name__}({', '.join(plain)})"

    def _get_kwargs(self):
        return list(self.__dict__.items())


class Namespace(_Shown):
    """The values of arguments, as attributes."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    __hash__ = None

    def __contains__(self, key):
        return key in self.__dict__


_ABOUT_ACTIONS = (
    "option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar",
    "deprecated",
)


class Action(_Shown):
    """An argument; derived classes say what is done with its values, in __call__."""

    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None, deprecated=False,
    ):
        given = locals()
        for name in _ABOUT_ACTIONS:
            setattr(self, name, given[name])

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in _ABOUT_ACTIONS]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    """Keeps the value."""

    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or "
                "store const may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    """Keeps a constant."""

    def __init__(
        self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False,
    ):
        super().__init__(
            option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar,
            deprecated=deprecated,
        )

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    """Keeps True."""

    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    """Keeps False."""

    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


def _copy_of(namespace, dest):
    """A copy of the list so far: the default must stay as it is."""
    items = getattr(namespace, dest, None)
    if items is None:
        return []
    return items[:] if type(items) is list else items.__copy__() if hasattr(items, "__copy__") else list(items)


class _AppendAction(Action):
    """Keeps a list of the values."""

    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError(
                "nargs for append actions must be != 0; if arg strings are not supplying the value to append, the "
                "append const action may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*_copy_of(namespace, self.dest), values])


class _ExtendAction(_AppendAction):
    """Adds all the values to a list."""

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*_copy_of(namespace, self.dest), *values])


class _AppendConstAction(Action):
    """Keeps a list of constants."""

    def __init__(
        self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False,
    ):
        super().__init__(
            option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar,
            deprecated=deprecated,
        )

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*_copy_of(namespace, self.dest), self.const])


class _CountAction(Action):
    """Counts how often it is given."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    """Prints the help and ends the program."""

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    """Prints the version and ends the program."""

    def __init__(
        self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False,
    ):
        help = "show program's version number and exit" if help is None else help
        super().__init__(option_strings, dest, 0, default=default, help=help, deprecated=deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        page = parser._get_formatter()
        page.add_text(parser.version if self.version is None else self.version)
        parser._print_message(page.format_help(), sys.stdout)
        parser.exit()


# What an argument has that nobody gave.
_NOT_GIVEN = object()


class BooleanOptionalAction(Action):
    """`--name` for True and `--no-name` for False."""

    def __init__(
        self, option_strings, dest, default=None, type=_NOT_GIVEN, choices=_NOT_GIVEN, required=False, help=None,
        metavar=_NOT_GIVEN, deprecated=False,
    ):
        unused = {"type": type, "choices": choices, "metavar": metavar}
        for name in unused:
            if unused[name] is _NOT_GIVEN:
                unused[name] = None
            else:
                message = f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14."
                warnings.warn(message, DeprecationWarning, stacklevel=2)
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        super().__init__(
            names, dest, 0, default=default, required=required, help=help, deprecated=deprecated, **unused,
        )

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _SubParsersAction(Action):
    """Commands: each has a parser of its own for what follows."""

    class _ChoicesPseudoAction(Action):
        """A command, as the help lists it."""

        def __init__(self, name, aliases, help):
            shown = name + (f" ({', '.join(aliases)})" if aliases else "")
            super().__init__([], name, help=help, metavar=shown)

    def __init__(
        self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None,
    ):
        self._prog_prefix, self._parser_class = prog, parser_class
        self._name_parser_map, self._choices_actions, self._deprecated = {}, [], set()
        super().__init__(
            option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar,
        )

    def add_parser(self, name, *, deprecated=False, **kwargs):
        """A command; gives its parser."""
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser alias: {alias}")
        if "help" in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        if deprecated:
            self._deprecated.update((name, *aliases))
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *others = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        if name in self._deprecated:
            parser._warning(f"command '{name}' is deprecated")
        # Into a namespace of its own, so that its defaults win over what stands there.
        found, unknown = self._name_parser_map[name].parse_known_args(others, None)
        vars(namespace).update(vars(found))
        if unknown:
            vars(namespace).setdefault("_unrecognized_args", []).extend(unknown)


class FileType:
    """A type of arguments that opens files; `-` is stdin or stdout."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            if "r" in self._mode:
                return sys.stdin.buffer if "b" in self._mode else sys.stdin
            if any(letter in self._mode for letter in "wax"):
                return sys.stdout.buffer if "b" in self._mode else sys.stdout
            raise ValueError(f'argument "-" with mode {self._mode}')
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")

    def __repr__(self):
        given = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
        given += [f"{name}={value!r}" for name, value in (("encoding", self._encoding), ("errors", self._errors))
                  if value is not None]
        return f"FileType({', '.join(given)})"


ACTIONS = {
    None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
    "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}

for _class in (
    ArgumentError, ArgumentTypeError, Namespace, Action, BooleanOptionalAction, FileType, *ACTIONS.values(),
):
    _class.__module__ = "argparse"
