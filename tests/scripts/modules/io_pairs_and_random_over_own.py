import io


class Memory(io.RawIOBase):
    """A raw file that can do everything."""

    def __init__(self, data):
        self.data, self.at = bytearray(data), 0

    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        part = self.data[self.at : self.at + len(buffer)]
        buffer[: len(part)] = part
        self.at += len(part)
        return len(part)

    def write(self, data):
        self.data[self.at : self.at + len(data)] = data
        self.at += len(data)
        return len(data)

    def seek(self, offset, whence=io.SEEK_SET):
        self.at = offset + {0: 0, 1: self.at, 2: len(self.data)}[whence]
        return self.at

    def truncate(self, size=None):
        del self.data[self.at if size is None else size :]
        return len(self.data)


memory = Memory(b"hello world")
both = io.BufferedRandom(memory)
print(both.read(5), both.tell(), both.seek(0), both.write(b"J"), both.read(4), both.seekable())
both.seek(-5, io.SEEK_END)
both.write(b"there")
both.flush()
print(memory.data, both.tell(), both.truncate(5), memory.data)

reader, writer = Memory(b"question?"), Memory(b"")
pair = io.BufferedRWPair(reader, writer)
print(pair.read(8), pair.peek(), pair.write(b"answer"), writer.data, pair.readable(), pair.writable(), pair.seekable())
pair.flush()
print(writer.data, pair.closed, isinstance(pair, io.BufferedIOBase), type(pair).__module__)
pair.close()
print(reader.closed, writer.closed, pair.closed)
text = io.TextIOWrapper(Memory("ab\ncd\n".encode()), encoding="utf-8")
print(text.readline(), text.seek(0), text.read(), text.seekable())
