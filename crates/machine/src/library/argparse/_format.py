"""Help and usage as text."""

import shutil

SUPPRESS = "==SUPPRESS=="
_BLANKS = dict.fromkeys(b"\t\n\v\f\r", " ")
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


def _one_line(text):
    """With one space wherever there are blanks; a space that is not to be broken stays."""
    return " ".join(part for part in text.translate(_BLANKS).split(" ") if part)


class HelpFormatter:
    """Lays out help: two columns, the right one wrapped."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._action_max_length = 0
        # What is shown: functions that give text, called when all widths are known.
        self._parts = []
        self._heading = None

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    # What is shown

    def start_section(self, heading):
        """Begins a part under a heading, which is left out if nothing follows."""
        self._outer = self._parts
        self._parts, self._heading = [], heading
        self._indent()

    def end_section(self):
        """Ends the part."""
        self._dedent()
        inner, heading, indent = self._parts, self._heading, self._current_indent
        self._parts = self._outer

        def section():
            text = "".join(part() for part in inner)
            if not text:
                return ""
            head = f"{' ' * indent}{heading}:\n" if heading is not SUPPRESS and heading is not None else ""
            return f"\n{head}{text}\n"

        self._parts.append(section)

    def add_text(self, text):
        """A paragraph."""
        if text is not SUPPRESS and text is not None:
            indent = self._current_indent
            self._parts.append(lambda: self._format_text(text, indent))

    def add_usage(self, usage, actions, groups, prefix=None):
        """The usage, made of the arguments unless it is given."""
        if usage is not SUPPRESS:
            self._parts.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        """One argument with its help."""
        if action.help is SUPPRESS:
            return
        indent = self._current_indent
        lengths = [len(self._format_action_invocation(action)) + indent]
        lengths += [
            len(self._format_action_invocation(sub)) + indent + self._indent_increment
            for sub in self._iter_indented_subactions(action)
        ]
        self._action_max_length = max(self._action_max_length, *lengths)
        self._parts.append(lambda: self._format_action(action, indent))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """All of it; never two empty lines one after the other."""
        text = "".join(part() for part in self._parts)
        if text:
            while "\n\n\n" in text:
                text = text.replace("\n\n\n", "\n\n")
            text = text.strip("\n") + "\n"
        return text

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            usage = usage % {"prog": self._prog}
        elif not actions:
            usage = self._prog
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            usage = " ".join([self._prog, *self._usage_parts(optionals + positionals, groups)])
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = "\n".join(self._usage_lines(prefix, optionals, positionals, groups))
        return f"{prefix}{usage}\n\n"

    def _usage_lines(self, prefix, optionals, positionals, groups):
        """The usage over several lines: options first, then positional arguments on lines of their own."""
        width = self._width - self._current_indent
        split = self._usage_parts(optionals, groups), self._usage_parts(positionals, groups)
        options, names = split

        def lines(parts, indent, prefix=None):
            rows, row = [], []
            length = len(indent if prefix is None else prefix) - 1
            for part in parts:
                if length + 1 + len(part) > width and row:
                    rows.append(indent + " ".join(row))
                    row, length = [], len(indent) - 1
                row.append(part)
                length += len(part) + 1
            if row:
                rows.append(indent + " ".join(row))
            if prefix is not None:
                rows[0] = rows[0][len(indent):]
            return rows

        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if options:
                return lines([self._prog, *options], indent, prefix) + lines(names, indent)
            return lines([self._prog, *names], indent, prefix)
        indent = " " * len(prefix)
        rows = lines(options + names, indent)
        if len(rows) > 1:
            rows = lines(options, indent) + lines(names, indent)
        return [self._prog, *rows]

    def _usage_parts(self, actions, groups):
        """The arguments as the usage shows them; those that exclude each other with bars between them."""
        parts, at = [], 0
        while at < len(actions):
            group = next((group for group in groups if _begins_at(group, actions, at)), None)
            if group is None:
                if actions[at].help is not SUPPRESS:
                    parts.append(self._usage_of(actions[at]))
                at += 1
                continue
            parts += self._group_parts(group, groups)
            at += len(group._group_actions)
        return [part for part in parts if part]

    def _group_parts(self, group, groups):
        """What excludes each other, in brackets; a group within the group stands in brackets of its own."""
        inner = [other for other in groups if getattr(other, "_container", None) is group]
        members, shown, at = group._group_actions, [], 0
        while at < len(members):
            nested = next((other for other in inner if _begins_at(other, members, at)), None)
            if nested is not None:
                shown.append(self._group_parts(nested, groups))
                at += len(nested._group_actions)
                continue
            if members[at].help is not SUPPRESS:
                shown.append([self._bare_usage_of(members[at])])
            at += 1
        shown = [parts for parts in shown if parts]
        # Lines may break between them.
        for parts in shown[:-1]:
            parts[-1] += " |"
        parts = [part for parts in shown for part in parts]
        if shown and not (group.required and len(shown) == 1):
            opening, closing = "()" if group.required else "[]"
            parts[0] = opening + parts[0]
            parts[-1] += closing
        return parts

    def _bare_usage_of(self, action):
        """Without brackets."""
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            return action.format_usage()
        return f"{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _usage_of(self, action):
        if not action.option_strings:
            return self._format_args(action, self._get_default_metavar_for_positional(action))
        text = self._bare_usage_of(action)
        return text if action.required else f"[{text}]"

    # Arguments

    def _format_action(self, action, indent=0):
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - indent - 2
        header = self._format_action_invocation(action)
        text = []
        if not action.help:
            text.append(f"{' ' * indent}{header}\n")
            first = 0
        elif len(header) <= room:
            text.append(f"{' ' * indent}{header:<{room}}  ")
            first = 0
        else:
            text.append(f"{' ' * indent}{header}\n")
            first = position
        if action.help and action.help.strip():
            shown = self._expand_help(action)
            if shown:
                lines = self._split_lines(shown, width) or [""]
                text.append(f"{' ' * first}{lines[0]}\n")
                text.extend(f"{' ' * position}{line}\n" for line in lines[1:])
        elif not text[-1].endswith("\n"):
            text.append("\n")
        for sub in self._iter_indented_subactions(action):
            text.append(self._format_action(sub, indent + self._indent_increment))
        return "".join(text)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        default = self._get_default_metavar_for_optional(action)
        return ", ".join(action.option_strings) + " " + self._format_args(action, default)

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            result = default_metavar
        return lambda count: result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % names(1)
        if nargs == OPTIONAL:
            return "[%s]" % names(1)
        if nargs == ZERO_OR_MORE:
            name = names(1)
            return "[%s [%s ...]]" % name if len(name) == 2 else "[%s ...]" % name
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % names(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % names(1)
        if nargs == SUPPRESS:
            return ""
        try:
            pattern = " ".join(["%s"] * nargs)
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return pattern % names(nargs)

    def _expand_help(self, action):
        values = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        values["prog"] = self._prog
        for name, value in values.items():
            if hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        return getattr(action, "_get_subactions", list)()

    # Text

    def _format_text(self, text, indent):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - indent, 11)
        return self._fill_text(text, width, " " * indent) + "\n\n"

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_one_line(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(_one_line(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _begins_at(group, actions, at):
    """Whether the arguments of a group stand at a place one after the other."""
    members = group._group_actions
    return bool(members) and actions[at:at + len(members)] == members


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Tells the defaults."""

    def _get_help_string(self, action):
        help = action.help or ""
        if "%(default)" not in help and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                help += " (default: %(default)s)"
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the types' names for values."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


for _class in (
    HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter, ArgumentDefaultsHelpFormatter,
    MetavarTypeHelpFormatter,
):
    _class.__module__ = "argparse"
