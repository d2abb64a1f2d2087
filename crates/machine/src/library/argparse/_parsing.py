"""From a list of strings to values: which belong to which argument."""

from argparse._actions import ArgumentError
from argparse._format import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

_MANY = 1 << 60


def _bounds(action):
    """How few and how many values an argument takes."""
    nargs = action.nargs
    bounds = {
        None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, _MANY), ONE_OR_MORE: (1, _MANY), REMAINDER: (0, _MANY),
        PARSER: (1, _MANY), SUPPRESS: (0, 0),
    }
    return bounds[nargs] if nargs in bounds else (nargs, nargs)


class Parsing:
    """One parse. Strings are of three kinds: `O` may be an option, `A` is none, `-` is the first `--`."""

    def __init__(self, parser, strings, namespace):
        self.parser, self.namespace = parser, namespace
        self.strings = strings
        self.extras = []
        self.seen, self.seen_non_default = set(), set()
        self.warned = set()
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts.setdefault(action, []).extend(others)
        self.kinds, self.options = [], {}
        for index, string in enumerate(strings):
            if "-" in self.kinds:
                self.kinds.append("A")
            elif string == "--":
                self.kinds.append("-")
            else:
                found = parser._parse_optional(string)
                self.kinds.append("A" if found is None else "O")
                if found is not None:
                    self.options[index] = found

    def run(self):
        """Consumes all strings; gives those that nobody wants."""
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            option = at
            while option not in self.options:
                option += 1
            if at != option:
                end = self._consume_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.strings[at:option])
                at = option
            at = self._consume_optional(at)
        end = self._consume_positionals(at)
        self.extras.extend(self.strings[end:])
        return self.extras

    # Positional arguments

    def _consume_positionals(self, at):
        counts = self._match_positionals(at)
        for action, count in zip(self.positionals, counts):
            values = self.strings[at:at + count]
            kinds = self.kinds[at:at + count]
            if kinds[:1] == ["-"] if action.nargs == PARSER else "-" in kinds and action.nargs != REMAINDER:
                values.remove("--")
            at += count
            if values and action.deprecated:
                self._warn_once(f"argument '{action.dest}' is deprecated")
            self._take(action, values)
        del self.positionals[:len(counts)]
        return at

    def _match_positionals(self, at):
        """How many strings each of the next positional arguments takes, for as many of them as can be served."""
        for number in range(len(self.positionals), -1, -1):
            counts = self._share(self.positionals[:number], at)
            if counts is not None:
                return counts
        return []

    def _share(self, actions, at):
        """Gives each as many as leave the next ones enough; None if there are too few."""
        rests = [0]
        for action in reversed(actions):
            rests.append(rests[-1] + _bounds(action)[0])
        counts = []
        for action, rest in zip(actions, reversed(rests[:-1])):
            least, most = _bounds(action)
            end, taken = at, 0
            takes_all = action.nargs in (REMAINDER, PARSER)
            free = self._free(at) - rest
            if takes_all and (action.nargs == REMAINDER or free >= 1):
                end = len(self.kinds)
                taken = max(least, end - at)
            else:
                while end < len(self.kinds) and self.kinds[end] != "O":
                    if self.kinds[end] == "A":
                        if taken == min(most, free):
                            break
                        taken += 1
                    elif taken == min(most, free) and taken > 0 and most != _MANY:
                        break
                    elif action.nargs == SUPPRESS:
                        break
                    end += 1
            if taken < least:
                return None
            counts.append(end - at)
            at = end
        return counts

    def _free(self, at):
        """How many strings from here to the next option are for positional arguments."""
        count = 0
        while at < len(self.kinds) and self.kinds[at] != "O":
            count += self.kinds[at] == "A"
            at += 1
        return count

    # Options

    def _consume_optional(self, at):
        found = self.options[at]
        if len(found) > 1:
            names = ", ".join(name for _, name, _, _ in found)
            raise ArgumentError(None, f"ambiguous option: {self.strings[at]} could match {names}")
        action, name, separator, value = found[0]
        if action is None:
            self.extras.append(self.strings[at])
            return at + 1
        parser, taken, end = self.parser, [], at + 1
        while value is not None:
            # `--name=value`, `-xvalue`, or several short options in one.
            least, most = _bounds(action)
            flag = most == 0
            if flag and name[1] not in parser.prefix_chars and value != "":
                if separator or value[0] in parser.prefix_chars:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                taken.append((action, [], name))
                name = name[0] + value[0]
                if name not in parser._option_string_actions:
                    self.extras.append(name[0] + value)
                    break
                action, value = parser._option_string_actions[name], value[1:]
                if not value:
                    separator = value = None
                elif value[0] == "=":
                    separator, value = "=", value[1:]
                else:
                    separator = ""
            elif most >= 1 and least <= 1:
                taken.append((action, [value], name))
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
        if value is None:
            count = self._match_optional(action, at + 1)
            end = at + 1 + count
            taken.append((action, self.strings[at + 1:end], name))
        for action, values, name in taken:
            if action.deprecated:
                self._warn_once(f"option '{name}' is deprecated")
            self._take(action, values, name)
        return end

    def _warn_once(self, message):
        if message not in self.warned:
            self.warned.add(message)
            self.parser._warning(message)

    def _match_optional(self, action, at):
        """How many strings an option takes that follow it."""
        least, most = _bounds(action)
        count = 0
        if action.nargs in (REMAINDER, PARSER):
            rest = self.kinds[at:]
            if action.nargs == REMAINDER or rest[:1] == ["A"]:
                return len(rest)
        else:
            while count < most and at + count < len(self.kinds) and self.kinds[at + count] == "A":
                count += 1
        if count < least:
            raise ArgumentError(action, _too_few(action))
        return count

    def _take(self, action, strings, name=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    from argparse._actions import _name_of
                    raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, name)


def _too_few(action):
    texts = {
        None: "expected one argument", OPTIONAL: "expected at most one argument",
        ONE_OR_MORE: "expected at least one argument",
    }
    if action.nargs in texts:
        return texts[action.nargs]
    return f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
