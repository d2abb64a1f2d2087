"""The types of open files, for annotations."""

# Where programs find these classes.
__name__ = "typing"

from _typing import Generic
from typing import AnyStr


class IO(Generic[AnyStr]):
    """An open file."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file open for bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file open for text."""

    __slots__ = ()
