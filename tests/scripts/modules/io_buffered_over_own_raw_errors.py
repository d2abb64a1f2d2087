import io


class Odd(io.RawIOBase):
    def __init__(self, answer):
        self.answer = answer

    def readable(self):
        return self.answer != "deaf"

    def writable(self):
        return self.answer != "mute"

    def readinto(self, buffer):
        return self.answer

    def write(self, data):
        return self.answer


def show(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def flush(answer):
    writer = io.BufferedWriter(Odd(answer))
    writer.write(b"some")
    try:
        writer.flush()
    finally:
        writer.raw.answer = 4


for answer in (100000, -1, "many"):
    show(lambda: io.BufferedReader(Odd(answer)).read(1))
    show(lambda: flush(answer))
show(lambda: io.BufferedReader(Odd("deaf")))
show(lambda: io.BufferedWriter(Odd("mute")))
show(lambda: io.BufferedRandom(Odd(0)))
show(lambda: io.BufferedReader(Odd(0), 0))
show(lambda: io.BufferedWriter(Odd(0), -5))
show(lambda: io.BufferedReader(object()))
show(lambda: io.BufferedReader(Odd(0)).mode)
show(lambda: io.BufferedReader(Odd(0)).name)
show(lambda: io.BufferedReader(Odd(0)).fileno())
show(lambda: io.BufferedReader(Odd(0)).tell())
show(lambda: io.BufferedReader(Odd(0)).seek(0))
show(lambda: io.BufferedReader(Odd(0)).write(b""))
show(lambda: io.BufferedWriter(Odd(0)).read())
show(lambda: (io.BufferedReader(Odd(0)).isatty(), io.BufferedReader(Odd(0)).seekable()))

reader = io.BufferedReader(Odd(0))
reader.close()
show(lambda: reader.read(1))
show(lambda: io.RawIOBase().read(1))


class Closing(io.RawIOBase):
    def close(self):
        print("closing", self.closed)
        super().close()


with Closing():
    pass
Closing()
