import shlex

for text in ("", "a b", 'a "b c" d', "a\\ b", '"a\\"b"', "'a\\'", 'a"b"c', '""', "a '' b", "a #b c", "x=1;y", '"a\\nb"', "it's ok'", "-x --long=val \"q q\""):
    print(repr(text), shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False))
    print("   ", list(shlex.shlex(text)), list(shlex.shlex(text + " && x|y >z;(a)", punctuation_chars=True)))
print([shlex.quote(text) for text in ("", "a", "a b", "it's", 'a"b', "$x", "a/b.c", "~")], shlex.join(["echo", "a b", "it's", ""]))
for action in (lambda: shlex.split('"open'), lambda: shlex.split("a\\"), lambda: shlex.split('"a\\'), lambda: shlex.split(None), lambda: shlex.quote(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
reader = shlex.shlex("a b\nc")
print(reader.get_token(), reader.lineno)
reader.push_token("z")
print(list(reader), reader.lineno, reader.error_leader("file"))
