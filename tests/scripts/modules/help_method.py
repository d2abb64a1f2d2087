# help() of methods, properties and instances.
class Base:
    """The base."""

    __slots__ = ("slot",)

    def method(self, x=3):
        """Says something."""

    @classmethod
    def of(cls, a):
        "of a class"

    @staticmethod
    def static(a):
        "of nobody"

    @property
    def prop(self):
        "is computed"


class Child(Base):
    __slots__ = ()

    def method(self, x=3):
        pass


for thing in (Base.method, Base().method, Base.of, Base.static, Base.prop, Base.slot, Child.method, Child(), Child().method):
    help(thing)
