# Options say how exactly the output must agree.
import doctest


def examples():
    """
    >>> print(list(range(20))) # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> print("a    b") # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> print("not run") # doctest: +SKIP
    something else
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> print(True)
    1
    >>> raise KeyError("details") # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    KeyError: other details
    >>> [1,
    ...  2]
    [1, 2]
    >>> print("x") # doctest: +ELLIPSIS
    ...
    >>> print("y")
    """


doctest.run_docstring_examples(examples, globals(), name="the examples")
doctest.run_docstring_examples(examples, globals(), verbose=True, name="again")
