def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


empty = bytearray()


show(lambda: empty.append(256))
show(lambda: empty.append("a"))
show(lambda: empty.append())
show(lambda: empty.extend(5))
show(lambda: empty.extend("abc"))
show(lambda: empty.extend([256]))
show(lambda: empty.extend(["a"]))
show(lambda: empty.pop())
show(lambda: bytearray(b"a").pop(4))
show(lambda: bytearray(b"a").pop("x"))
show(lambda: empty.remove(300))
show(lambda: empty.remove(3))
show(lambda: empty.insert("a", 1))
show(lambda: empty.insert(0, "a"))
show(lambda: empty.insert(0))
show(lambda: empty + "a")
show(lambda: empty + 5)
show(lambda: "a" + empty)
show(lambda: bytearray(b"b") * 2.0)
show(lambda: bytearray(b"b") * "a")
show(lambda: "a" in empty)
show(lambda: 300 in empty)
show(lambda: hash(empty))
show(lambda: empty < "a")
show(lambda: bytearray.append(5, 5))
show(lambda: bytearray.append())
show(lambda: {empty: 1})
show(lambda: bytearray(b"%d %s") % (5,))
