class C: pass
for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: {} + {}, lambda: None - 1, lambda: "a" * "b",
          lambda: C() / 2, lambda: 2 @ 3, lambda: [1] < 2, lambda: None > 1, lambda: C() < C(), lambda: 1 in 5,
          lambda: "a" in 5, lambda: 1 in "abc", lambda: 1 << 1.0, lambda: {} | [], lambda: b"a" + "a", lambda: 2 ** "a",
          lambda: divmod("a", 1)):
    try:
        f()
    except TypeError as e:
        print(e)
