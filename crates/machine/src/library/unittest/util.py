"""Helpers for tests: values as text, and what lists do not have in common."""

from unittest._text import safe_repr

__unittest = True


def strclass(cls):
    """A class by its module and name."""
    return f"{cls.__module__}.{cls.__qualname__}"


def sorted_list_difference(expected, actual):
    """What is only in the first of two sorted lists, and what only in the second; each once."""
    return _only(expected, actual), _only(actual, expected)


def _only(first, second):
    found = []
    for item in first:
        if item not in second and item not in found:
            found.append(item)
    return found


def unorderable_list_difference(expected, actual):
    """What the first list has in excess, which is taken out of it, and what is left of the second."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1 as x is smaller than, equal to or greater than y."""
    return (x > y) - (x < y)
