import io

text = "a\r\nb\rc\nd"
for newline in ["\n", None, "", "\r", "\r\n"]:
    file = io.StringIO(text, newline)
    print(repr(newline), repr(file.getvalue()), file.readlines(), repr(file.newlines))
file = io.StringIO(newline="\r\n")
print(file.write("a\nb"), repr(file.getvalue()))
file = io.StringIO(newline=None)
print(file.write("a\r\nb\r"), repr(file.getvalue()), file.newlines)
print(repr(io.StringIO("a\nb", newline="").newlines), repr(io.StringIO("a\n\rb\r\n", newline=None).newlines))
