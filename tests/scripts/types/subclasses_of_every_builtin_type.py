import array
import collections
import io

for base, arguments in [
    (int, (5,)), (float, (1.5,)), (complex, (1, 2)), (str, ("ab",)), (bytes, (b"ab",)), (bytearray, (b"ab",)),
    (list, ([1, 2],)), (tuple, ([1, 2],)), (dict, ({1: 2},)), (set, ([1],)), (frozenset, ([1],)), (object, ()),
    (array.array, ("i", [1])), (collections.deque, ([1],)), (io.StringIO, ("a",)), (io.BytesIO, (b"a",)),
    (Exception, ("a",)), (type, ("T", (), {})), (property, (len,)), (enumerate, ("ab",)), (zip, ("ab",)), (reversed, ("ab",)),
]:
    class Derived(base):
        extra = "class"

        def own(self):
            return type(self).__name__

    made = Derived(*arguments)
    if base is not type:
        made.added = 5
        print(base.__name__, made.own(), made.extra, made.added, end=" ")
    print(isinstance(made, base), type(made) is Derived, Derived.__mro__[1] is base, issubclass(Derived, base))
for base in [bool, type(None), range, slice, memoryview, type(len), type(lambda: 0), type(...), type(NotImplemented)]:
    try:
        type("X", (base,), {})
    except TypeError as error:
        print(error)
