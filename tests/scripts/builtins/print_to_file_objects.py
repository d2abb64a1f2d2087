class Upper:
    def __init__(self): self.text = ""
    def write(self, s):
        self.text += s.upper()
        return len(s)
    def flush(self): self.text += "<flush>"
u = Upper()
print("one", 2, sep="-", end=";", file=u)
print(file=u)
print("flushed", file=u, flush=True)
print(repr(u.text))
print("to stdout", file=None)
class Bad:
    def write(self, s): raise OSError("disk full")
try:
    print("x", file=Bad())
except OSError as e:
    print(e)
