print("{} {1}".replace("1", "").format(1, 2), "{0} {1} {0}".format("a", "b"), "{x} {y:>5}|".format(x=1, y=2), "{{}} {}".format(3))
print("{0[1]} {0[0]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 5), "{!r} {!s:>5} {!a}".format("a", "b", "é"), "{:{}}|{:.{p}f}".format("x", 5, 3.14159, p=2))
print("{:>8.3}|{:*^7}|{:<5}|{:^5}|".format("abcdef", "mid", "l", "c"), "{a[b c]}".format(a={"b c": 1}))
for f in (lambda: "{} {}".format(1), lambda: "{x}".format(), lambda: "{0} {}".format(1), lambda: "{".format(), lambda: "}".format(),
          lambda: "{!x}".format(1), lambda: "{0.nope}".format(1), lambda: "{0[5]}".format([1]), lambda: "{:d}".format("a")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print("{a} {b}".format_map({"a": 1, "b": 2}))
