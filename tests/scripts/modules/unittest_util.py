import array
import collections.abc
import unittest
from unittest import util


class Odd:
    def __repr__(self):
        raise ValueError


print(util.safe_repr([1] * 100, short=True), len(util.safe_repr("x" * 200)), util.safe_repr(Odd())[:14], util.strclass(Odd))
print(util.sorted_list_difference([1, 2, 3, 3], [2, 3, 4]), util.sorted_list_difference([], [1]))
print(util.unorderable_list_difference([1, 2, 2], [2, 3]), util.three_way_cmp(1, 2), util.three_way_cmp(2, 2))
case = unittest.TestCase()
for check in (
    lambda: case.assertRaisesRegex(ValueError, 5),
    lambda: case.assertWarnsRegex(UserWarning, print),
    lambda: case.assertRaisesRegex(ValueError, "("),
):
    try:
        check()
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(array.array, collections.abc.MutableSequence), isinstance(array.array("i"), collections.abc.Sequence))
