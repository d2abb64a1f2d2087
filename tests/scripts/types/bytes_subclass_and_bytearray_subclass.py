class Text(bytes):
    def shout(self):
        return self.upper() + b"!"


class Buffer(bytearray):
    def __init__(self, *args, label="none"):
        super().__init__(*args)
        self.label = label


text = Text(b"abc")
print(text, repr(text), type(text.upper()), type(text + b"d"), type(text[:]), text.shout(), len(text), text == b"abc")
print(type(Text.fromhex("61")), Text.fromhex("61"), hash(text) == hash(b"abc"), {text: 1}[b"abc"], bytes(text) is text)
buffer = Buffer(b"abc", label="mine")
print(buffer, repr(buffer), buffer.label, type(buffer.upper()), type(buffer + b"d"), type(buffer.copy()), type(buffer[:1]))
buffer += b"d"
print(type(buffer), buffer, Buffer.fromhex("6162"), isinstance(buffer, bytearray), buffer == b"abcd")
print(Buffer(3), Buffer(label="x").label)
