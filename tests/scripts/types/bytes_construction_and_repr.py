print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"copy"), bytes(), bytes(range(3)), bytes(x for x in (1, 2)))
print(b"it's", b'q"', b"'\"", b"\\\n\t\r\x00\x7f\x80", str(b"x"), repr(b""))
for f in (lambda: bytes([256]), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes(["a"]), lambda: b"a" + "b", lambda: b"a".join(["b"]), lambda: bytes.fromhex("4")):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(b"a" == "a", hash(b"x") == hash(b"x"), {b"k": 1}[b"k"], b"".join([]))
