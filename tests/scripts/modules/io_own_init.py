import io
import os
import tempfile


class Letter(io.StringIO):
    def __init__(self, sender, *, shout=False):
        super().__init__(f"Dear {sender}!\n")
        self.sender, self.shout = sender, shout
        self.seek(0, io.SEEK_END)

    def write(self, text):
        return super().write(text.upper() if self.shout else text)


letter = Letter("Ann", shout=True)
print(letter.write("how are you?"), repr(letter.getvalue()), letter.sender)
print("printed", file=letter)
print(repr(letter.getvalue()))


class Kept(io.BytesIO):
    """Keeps what was written when it is closed."""

    def close(self):
        if not self.closed:
            self.kept = self.getvalue()
        super().close()


with Kept() as kept:
    kept.write(b"to be kept")
print(kept.kept, kept.closed)

with io.TextIOWrapper(kept := Kept(), encoding="utf-8") as text:
    text.write("über")
print(kept.kept)


class Numbered(io.TextIOWrapper):
    def __init__(self, text, start=1):
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8")
        self.number = start

    def __next__(self):
        line = super().__next__()
        self.number += 1
        return f"{self.number - 1}: {line}"


print(list(Numbered("one\ntwo\n", 7)))


class Named(io.FileIO):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.made = (len(args), sorted(kwargs))
        return self

    def __init__(self, path, *, label):
        super().__init__(path, "w")
        self.label = label


path = tempfile.mktemp()
with Named(path, label="notes") as file:
    file.write(b"x")
    print(file.label, file.made, file.mode, file.name == path)
os.remove(path)

for broken in (io.TextIOWrapper, io.BufferedReader, io.BufferedRandom):
    try:
        print(broken.__new__(broken).read())
    except ValueError as error:
        print(broken.__name__, error)
