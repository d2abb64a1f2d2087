import gzip
import io
import os
import tempfile


class Log(io.BufferedIOBase):
    """A binary file that notes what is asked of it."""

    def __init__(self, data=b""):
        self.data, self.log = data, []

    def readable(self):
        return True

    def writable(self):
        return True

    def read1(self, size):
        self.log.append(("read1", size))
        part, self.data = self.data[:3], self.data[3:]
        return part

    def read(self, size=-1):
        self.log.append(("read", size))
        part, self.data = self.data, b""
        return part

    def write(self, data):
        self.log.append(("write", bytes(data)))
        return len(data)

    def flush(self):
        if not self.closed:
            self.log.append("flush")


log = Log("zürich\nbern\n".encode())
text = io.TextIOWrapper(log, encoding="utf-8", newline="\r\n")
print(text.readlines(2), text.buffer is log, log.log)
log = Log(b"abc")
print(io.TextIOWrapper(log, encoding="ascii").read(), log.log)

log = Log()
with io.TextIOWrapper(log, encoding="latin-1", newline="\r\n") as text:
    text.write("é\n")
    print(log.log)
    text.flush()
    print(log.log)
    text.write("end")
print(log.log, log.closed, text.closed)

log = Log()
text = io.TextIOWrapper(log, encoding="ascii", write_through=True)
print(text.write("now"), log.log)


class Wrong(Log):
    read1 = read = lambda self, size=-1: "text"


for work in (lambda: io.TextIOWrapper(Wrong()).read(1), lambda: io.TextIOWrapper(Wrong()).readline()):
    try:
        work()
    except TypeError as error:
        print(error)

path = os.path.join(tempfile.mkdtemp(), "text.gz")
with gzip.open(path, "wt", encoding="utf-8") as file:
    file.write("line one\nline two\n")
    print("printed", file=file)
with gzip.open(path, "rt", encoding="utf-8") as file:
    print(file.readline(), list(file))
print(io.TextIOWrapper(gzip.GzipFile(path), encoding="utf-8").read())
os.remove(path)
os.rmdir(os.path.dirname(path))
