"""What arguments are added to: parsers and groups."""

from argparse._actions import ACTIONS, Action, ArgumentError, FileType
from argparse._format import OPTIONAL, REMAINDER, SUPPRESS, ZERO_OR_MORE


def _is_negative_number(text):
    """Whether it looks like a number below zero, and not like an option."""
    digits = text[1:].replace("_", "")
    whole, dot, rest = digits.partition(".")
    if text[:1] != "-" or not digits:
        return False
    return whole.isdecimal() and not dot or dot == "." and rest.isdecimal() and (not whole or whole.isdecimal())


class _ActionsContainer:
    """Has arguments, groups of them and defaults; groups share theirs with the parser."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {}
        for name, action in ACTIONS.items():
            self.register("action", name, action)
        self._get_handler()
        self._actions, self._option_string_actions = [], {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._defaults = {}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries.get(registry_name, {}).get(value, default)

    def set_defaults(self, **kwargs):
        """Values for what the command line does not give."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The value of what the command line does not give."""
        own = (action.default for action in self._actions if action.dest == dest)
        return next((value for value in own if value is not None), self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        """Adds an argument: a name, or options such as -n and --name."""
        if args and (len(args) > 1 or args[0][0] in self.prefix_chars):
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        elif args and "dest" in kwargs:
            raise ValueError("dest supplied twice for positional argument")
        else:
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        default = self._defaults.get(kwargs["dest"], self.argument_default)
        if default is not None or kwargs["dest"] in self._defaults:
            kwargs.setdefault("default", default)
        asked = kwargs.pop("action", None)
        make = self._registry_get("action", asked, asked)
        if not callable(make):
            raise ValueError(f'unknown action "{make}"')
        action = make(**kwargs)
        self._check(action)
        return self._add_action(action)

    def _check(self, action):
        """ValueError if an argument's type or metavar cannot be used."""
        convert = self._registry_get("type", action.type, action.type)
        if convert is FileType:
            raise ValueError(f"{convert!r} is a FileType class object, instance of it must be passed")
        if not (convert is None or callable(convert)):
            raise ValueError(f"{convert!r} is not callable")
        # Groups have no formatter; only a parser can try.
        formatter = getattr(self, "_get_formatter", None)
        try:
            if formatter is not None:
                formatter()._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")

    def add_argument_group(self, *args, **kwargs):
        """A part of the help with arguments of its own."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """Arguments of which only one may be given."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        action.container = self
        self._actions.append(action)
        self._option_string_actions.update(dict.fromkeys(action.option_strings, action))
        if any(map(_is_negative_number, action.option_strings)):
            self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Takes over the arguments of another parser, into groups of the same titles."""
        by_title = {group.title: group for group in self._action_groups}
        homes = {}
        for theirs in container._action_groups:
            ours = by_title.get(theirs.title)
            if ours is None:
                ours = by_title[theirs.title] = self.add_argument_group(
                    theirs.title, theirs.description, conflict_handler=theirs.conflict_handler,
                )
            homes.update(dict.fromkeys(theirs._group_actions, ours))
        for theirs in container._mutually_exclusive_groups:
            ours = self.add_mutually_exclusive_group(required=theirs.required)
            homes.update(dict.fromkeys(theirs._group_actions, ours))
        for action in container._actions:
            homes.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest=None, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if dest is None:
            dest = kwargs.pop("dest", None)
            if dest is None:
                function = "_ActionsContainer._get_positional_kwargs()"
                raise TypeError(f"{function} missing 1 required positional argument: 'dest'")
        nargs = kwargs.get("nargs")
        if nargs == 0:
            raise ValueError("nargs for positionals must be != 0")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        chars = self.prefix_chars
        for option in args:
            if option[0] not in chars:
                raise ValueError(
                    f"invalid option string {option!r}: must start with a character {chars!r}"
                )
        dest = kwargs.pop("dest", None)
        if dest is None:
            # The first long option names it, else the first short one.
            long = [option for option in args if len(option) > 1 and option[1] in chars]
            dest = (long or args)[0].lstrip(chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {(long or args)[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _get_handler(self):
        handler = getattr(self, f"_handle_conflict_{self.conflict_handler}", None)
        if handler is None:
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")
        return handler

    def _check_conflict(self, action):
        known = self._option_string_actions
        conflicts = [(option, known[option]) for option in action.option_strings if option in known]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicts):
        names = ", ".join(option for option, _ in conflicts)
        raise ArgumentError(action, f"conflicting option string{'s' if len(conflicts) > 1 else ''}: {names}")

    def _handle_conflict_resolve(self, action, conflicts):
        for name, loser in conflicts:
            self._option_string_actions.pop(name, None)
            loser.option_strings.remove(name)
            if len(loser.option_strings) == 0:
                # It cannot be given any more.
                loser.container._remove_action(loser)


class _ArgumentGroup(_ActionsContainer):
    """A part of the help."""

    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        for shared in (
            "_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
            "_mutually_exclusive_groups",
        ):
            setattr(self, shared, getattr(container, shared))

    def _add_action(self, action):
        super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        import warnings
        warnings.warn("Nesting argument groups is deprecated.", DeprecationWarning, stacklevel=2)
        return super().add_argument_group(*args, **kwargs)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which only one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        import warnings
        warnings.warn("Nesting mutually exclusive groups is deprecated.", DeprecationWarning, stacklevel=2)
        return super().add_mutually_exclusive_group(**kwargs)


for _class in (_ActionsContainer, _ArgumentGroup, _MutuallyExclusiveGroup):
    _class.__module__ = "argparse"
