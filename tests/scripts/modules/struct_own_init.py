import struct


class Record(struct.Struct):
    """A struct whose fields have names."""

    def __init__(self, **fields):
        super().__init__("<" + "".join(fields.values()))
        self.names = tuple(fields)

    def unpack(self, octets):
        return dict(zip(self.names, super().unpack(octets)))


record = Record(x="h", y="h", flag="?")
print(record.format, record.size, record.names)
octets = record.pack(1, -2, True)
print(octets, record.unpack(octets), list(record.iter_unpack(octets * 2)))


class Counted(struct.Struct):
    made = 0

    def __new__(cls, *args):
        cls.made += 1
        return super().__new__(cls)


print(Counted("i").pack(5), Counted("<q").size, Counted.made)
for arguments in ((), ("i", "h"), (5,), ("k",), ("é",)):
    try:
        struct.Struct(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
again = struct.Struct("<h")
again.__init__("<q")
print(again.size, again.format, repr(again))
