import io


class Drops(io.RawIOBase):
    """A source that gives a few octets at a time."""

    def __init__(self, data, most):
        self.data, self.most, self.asked = data, most, []

    def readable(self):
        return True

    def readinto(self, buffer):
        self.asked.append(len(buffer))
        part = self.data[: min(self.most, len(buffer))]
        self.data = self.data[len(part) :]
        buffer[: len(part)] = part
        return len(part)


drops = Drops(b"first line\nsecond line\nthe rest", 4)
reader = io.BufferedReader(drops, 8)
print(reader.readline(), reader.peek(), reader.read1(100), reader.read(3), drops.asked)
print(list(reader), drops.asked, reader.read(), reader.raw is drops)
print(Drops(b"all of it", 2).read(), Drops(b"some", 3).read(10), Drops(b"a\nb", 1).readlines())

text = io.TextIOWrapper(io.BufferedReader(Drops("ärger\r\nüber alles\r\n".encode(), 3)), encoding="utf-8")
print(text.readline(), text.read(1), text.readlines())

buffer = bytearray(6)
reader = io.BufferedReader(Drops(b"0123456789", 100))
print(reader.readinto(buffer), buffer, reader.readinto(buffer), buffer)


class Sink(io.RawIOBase):
    """Takes five octets at most at a time."""

    def __init__(self):
        self.got = []

    def writable(self):
        return True

    def write(self, data):
        self.got.append(bytes(data[:5]))
        return len(self.got[-1])


sink = Sink()
writer = io.BufferedWriter(sink, buffer_size=8)
for word in (b"one ", b"two ", b"three ", b"a much longer word"):
    print(writer.write(word), sink.got)
writer.flush()
print(sink.got, writer.closed)
writer.close()
print(sink.closed, writer.closed)

sink = Sink()
with io.TextIOWrapper(io.BufferedWriter(sink), encoding="utf-8", line_buffering=True) as text:
    print("hé", end="", file=text)
    print(sink.got)
    print("llo", file=text)
    print(sink.got)
print(sink.closed)

sink = Sink()
io.BufferedWriter(sink).write(b"dropped")
print(sink.got, sink.closed)
