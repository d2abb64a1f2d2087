"""Examples of the module itself.

>>> double(4)
8
>>> double("ab")
'abab'
"""
import doctest


def double(x):
    """Twice as much.

    >>> double(1)
    2
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> for i in range(2):
    ...     print(double(i))
    0
    2
    >>> double(2)
    5
    """
    return x * 2


class Box:
    """
    >>> Box(3).get()
    3
    """

    def __init__(self, content):
        self.content = content

    def get(self):
        """
        >>> Box("x").get()
        'y'
        """
        return self.content

    @property
    def size(self):
        """
        >>> Box("xy").size
        2
        """
        return len(self.content)


print(doctest.testmod())
print(doctest.testmod(verbose=True))
