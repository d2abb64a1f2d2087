"""The assert methods of test cases."""

import collections

from unittest._contexts import _AssertLogsContext, _AssertRaisesContext, _AssertWarnsContext
from unittest._text import difference, line_difference, safe_repr, shorten_both

# Frames of modules with this name are left out of the tracebacks of failures.
__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class Checks:
    """Each method compares, and raises failureException with a text that tells how."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f"{standardMsg} : {msg}"

    def _fail_with(self, msg, standardMsg):
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def fail(self, msg=None):
        """Fails in any case."""
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail_with(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail_with(msg, f"{safe_repr(expr)} is not false")

    # Equality

    def addTypeEqualityFunc(self, typeobj, function):
        """Sets what compares two values of just that type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail_with(msg, "%s != %s" % shorten_both(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail_with(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        if first == second:
            return
        apart = abs(first - second)
        shown = f"{safe_repr(first)} != {safe_repr(second)}"
        if delta is not None:
            if apart > delta:
                self._fail_with(msg, f"{shown} within {safe_repr(delta)} delta ({safe_repr(apart)} difference)")
            return
        places = 7 if places is None else places
        if round(apart, places) != 0:
            self._fail_with(msg, f"{shown} within {places!r} places ({safe_repr(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        shown = f"{safe_repr(first)} == {safe_repr(second)}"
        apart = abs(first - second)
        if delta is not None:
            if first == second or apart <= delta:
                self._fail_with(msg, f"{shown} within {safe_repr(delta)} delta ({safe_repr(apart)} difference)")
            return
        places = 7 if places is None else places
        if first == second or round(apart, places) == 0:
            self._fail_with(msg, f"{shown} within {places!r} places")

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        for place, seq in (("First", seq1), ("Second", seq2)):
            if seq_type is not None and not isinstance(seq, seq_type):
                raise self.failureException(f"{place} sequence is not a {name}: {safe_repr(seq)}")
        try:
            lengths = len(seq1), len(seq2)
        except (TypeError, NotImplementedError):
            self._fail_with(msg, f"First {name} has no length.    Non-sequence?")
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % (name.capitalize(), *shorten_both(seq1, seq2))
        for at in range(min(lengths)):
            if seq1[at] != seq2[at]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % (at, *shorten_both(seq1[at], seq2[at]))
                break
        else:
            if lengths[0] == lengths[1] and seq_type is None and type(seq1) is not type(seq2):
                return
        for place, longer, shorter in (("First", 0, 1), ("Second", 1, 0)):
            more = lengths[longer] - lengths[shorter]
            if more > 0:
                extra = (seq1, seq2)[longer][lengths[shorter]]
                text += f"\n{place} {name} contains {more} additional elements.\n"
                text += f"First extra element {lengths[shorter]}:\n{safe_repr(extra)}\n"
        self.fail(self._formatMessage(msg, self._truncateMessage(text, difference(seq1, seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        parts = []
        for place, one, other, missing in (("first", set1, set2, "second"), ("second", set2, set1, "first")):
            try:
                more = one.difference(other)
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{place} argument does not support set difference: {error}")
            if more:
                parts.append(f"Items in the {place} set but not the {missing}:")
                parts.extend(map(repr, more))
        if parts:
            self._fail_with(msg, "\n".join(parts))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % shorten_both(d1, d2)
            self._fail_with(msg, self._truncateMessage(text, difference(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        text = "%s != %s" % shorten_both(first, second)
        self.fail(self._formatMessage(msg, self._truncateMessage(text, line_difference(first, second))))

    def assertCountEqual(self, first, second, msg=None):
        """The same items as often, in any order."""
        first, second = list(first), list(second)
        try:
            counts = collections.Counter(first), collections.Counter(second)
            if counts[0] == counts[1]:
                return
            keys = dict.fromkeys([*counts[0], *counts[1]])
            rows = [(counts[0][key], counts[1][key], key) for key in keys if counts[0][key] != counts[1][key]]
        except TypeError:
            rows = _count_unhashable(first, second)
        if rows:
            lines = [f"First has {ours}, Second has {theirs}:  {key!r}" for ours, theirs, key in rows]
            text = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, text))

    # Membership, identity, order, classes

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail_with(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail_with(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail_with(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail_with(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail_with(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail_with(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail_with(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail_with(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail_with(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail_with(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail_with(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail_with(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail_with(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        if match := unexpected_regex.search(text):
            found = text[match.start():match.end()]
            self._fail_with(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")

    # Exceptions, warnings, logs

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            # A context refers to its test case, which refers to frames.
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)


def _count_unhashable(first, second):
    """What is in one list more often than in the other, by comparing all with all."""
    rows, done = [], []
    for item in [*first, *second]:
        if item not in done:
            done.append(item)
            ours, theirs = first.count(item), second.count(item)
            if ours != theirs:
                rows.append((ours, theirs, item))
    return rows
