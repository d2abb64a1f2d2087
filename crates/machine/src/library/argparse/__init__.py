"""Command lines: which arguments a program takes, what they mean, and what its help says."""

import os as _os
import sys as _sys

# A package, whose parts can be imported.
__path__ = []

from argparse._format import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentDefaultsHelpFormatter, HelpFormatter,
    MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)
from argparse._actions import (
    Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, FileType, Namespace, _name_of,
)
from argparse._container import _ActionsContainer, _is_negative_number
from argparse._parsing import Parsing as _Parsing

__all__ = [
    "Action", "ArgumentDefaultsHelpFormatter", "ArgumentError", "ArgumentParser", "ArgumentTypeError",
    "BooleanOptionalAction", "FileType", "HelpFormatter", "MetavarTypeHelpFormatter", "Namespace", "ONE_OR_MORE",
    "OPTIONAL", "PARSER", "REMAINDER", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "SUPPRESS",
    "ZERO_OR_MORE",
]

_UNRECOGNIZED = "_unrecognized_args"


class ArgumentParser(_ActionsContainer):
    """The command line of a program."""

    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True,
    ):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help = fromfile_prefix_chars, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                char + "h", char * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit",
            )
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"

    def add_subparsers(self, **kwargs):
        """Commands, each with a parser of its own; gives what they are added to."""
        if self._subparsers is not None:
            raise ArgumentError(None, "cannot have multiple subparser arguments")
        heading = {key: kwargs.pop(key) for key in ("title", "description") if key in kwargs}
        self._subparsers = self._positionals
        if heading:
            self._subparsers = self.add_argument_group(**{"title": "subcommands", **heading})
        kwargs.setdefault("parser_class", type(self))
        if kwargs.get("prog") is None:
            kwargs["prog"] = self._words_before_command()
        make = self._registry_get("action", kwargs.pop("action", "parsers"))
        commands = make(option_strings=[], **kwargs)
        self._subparsers._add_action(commands)
        return commands

    def _words_before_command(self):
        """The name of the program, and what must stand between it and a command."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, "")
        return formatter.format_help().strip()

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # Parsing

    def parse_args(self, args=None, namespace=None):
        """The values of arguments, those of the program unless others are given."""
        return self._all_known(*self.parse_known_args(args, namespace))

    def _all_known(self, values, unknown):
        if unknown:
            complaint = f"unrecognized arguments: {' '.join(unknown)}"
            if not self.exit_on_error:
                raise ArgumentError(None, complaint)
            self.error(complaint)
        return values

    def parse_known_args(self, args=None, namespace=None):
        """As parse_args; gives what nobody wants as well."""
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            unknown = self._parse_known_args(args, namespace)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _UNRECOGNIZED):
            unknown = [*unknown, *getattr(namespace, _UNRECOGNIZED)]
            delattr(namespace, _UNRECOGNIZED)
        return namespace, unknown

    def parse_intermixed_args(self, args=None, namespace=None):
        """As parse_args, with options anywhere between positional arguments."""
        return self._all_known(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """As parse_known_args, with options anywhere between positional arguments."""
        positionals = self._get_positional_actions()
        greedy = [action for action in positionals if action.nargs in (PARSER, REMAINDER)]
        if greedy:
            raise TypeError(f"parse_intermixed_args: positional arg with nargs={greedy[0].nargs}")
        groups = self._mutually_exclusive_groups
        if any(action in positionals for group in groups for action in group._group_actions):
            raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        kept = [(action, action.nargs, action.default, action.required) for action in positionals]
        try:
            # Options first, then the others from what is left.
            for action in positionals:
                action.nargs, action.default, action.required = SUPPRESS, SUPPRESS, False
            namespace, left = self.parse_known_args(args, namespace)
        finally:
            for action, nargs, default, required in kept:
                action.nargs, action.default, action.required = nargs, default, required
        # What was required of options has been seen to.
        optionals = [(each, each.required) for each in [*self._get_optional_actions(), *groups]]
        try:
            for each, _ in optionals:
                each.required = False
            return self.parse_known_args(left, namespace)
        finally:
            for each, required in optionals:
                each.required = required

    def _parse_known_args(self, args, namespace):
        if self.fromfile_prefix_chars is not None:
            args = self._read_args_from_files(args)
        parsing = _Parsing(self, args, namespace)
        extras = parsing.run()
        missing = []
        for action in self._actions:
            if action in parsing.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                # Defaults that are text go through the type, like what is given.
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self._mutually_exclusive_groups:
            if group.required and not any(action in parsing.seen_non_default for action in group._group_actions):
                names = [_name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
        return extras

    def _read_args_from_files(self, args):
        found = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                found.append(arg)
                continue
            try:
                with open(arg[1:]) as lines:
                    inside = [part for line in lines.read().splitlines() for part in self.convert_arg_line_to_args(line)]
            except OSError as error:
                raise ArgumentError(None, str(error))
            found.extend(self._read_args_from_files(inside))
        return found

    def convert_arg_line_to_args(self, arg_line):
        """The arguments in a line of a file: one."""
        return [arg_line]

    def _parse_optional(self, string):
        """The options that a string may be; None for a positional argument."""
        if not string or string[0] not in self.prefix_chars:
            return None
        if string in self._option_string_actions:
            return [(self._option_string_actions[string], string, None, None)]
        if len(string) == 1:
            return None
        name, separator, value = string.partition("=")
        if separator and name in self._option_string_actions:
            return [(self._option_string_actions[name], name, separator, value)]
        found = self._get_option_tuples(string)
        if found:
            return found
        if _is_negative_number(string) and not self._has_negative_number_optionals:
            return None
        if " " in string:
            return None
        return [(None, string, None, None)]

    def _get_option_tuples(self, string):
        """The options of which a string is the beginning, or which it has its value behind."""
        found, chars, known = [], self.prefix_chars, self._option_string_actions
        name, separator, value = string.partition("=")
        separator, value = (separator, value) if separator else (None, None)
        if string[1] in chars:
            if self.allow_abbrev:
                found = [(known[option], option, separator, value) for option in known if option.startswith(name)]
            return found
        short, rest = string[:2], string[2:]
        for option in known:
            if option == short:
                found.append((known[option], option, "", rest))
            elif self.allow_abbrev and option.startswith(name):
                found.append((known[option], option, separator, value))
        return found

    # Values

    def _get_values(self, action, strings):
        nargs = action.nargs
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            return self._get_value(action, value) if isinstance(value, str) else value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, string) for string in strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, string):
        function = self._registry_get("type", action.type, action.type)
        if function is None:
            return string
        try:
            return function(string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {string!r}")

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value not in choices:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")

    # Help

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        """The usage as text."""
        return self._page().format_help()

    def _page(self):
        """A formatter that begins with the usage."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter

    def format_help(self):
        """The help as text."""
        page = self._page()
        page.add_text(self.description)
        for group in self._action_groups:
            page.start_section(group.title)
            page.add_text(group.description)
            page.add_arguments(group._group_actions)
            page.end_section()
        page.add_text(self.epilog)
        return page.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or _sys.stderr).write(message)
            except (AttributeError, OSError):
                # There is nowhere to write to.
                pass

    # The end

    def exit(self, status=0, message=None):
        """Ends the program."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints the usage and what is wrong, and ends the program with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", _sys.stderr)
