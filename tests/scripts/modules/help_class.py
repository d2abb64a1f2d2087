# help() of a class: its parts by kind, then what it inherits.
class Base:
    """The base."""

    __slots__ = ()
    number = 1

    def inherited(self, x: int = 3) -> str:
        """From the base.

        Two lines.
        """

    def overridden(self):
        "base one"


class Child(Base):
    """The child.

    It has more.
    """

    __slots__ = ("slot",)
    data = [1, 2]

    def __init__(self, a, *args, key=None, **kw):
        """Gets ready."""

    def overridden(self):
        pass

    @property
    def prop(self):
        """can be read"""

    @property
    def both(self):
        "can be set as well"

    @both.setter
    def both(self, value):
        pass

    @classmethod
    def of(cls, a):
        "of a class"

    @staticmethod
    def static(a):
        "of nobody"

    def _private(self):
        pass

    alias = overridden
    other = Base.inherited


help(Base)
help(Child)
