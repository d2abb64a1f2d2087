for f in (lambda: [0] * (1 << 62), lambda: "ab" * (1 << 62), lambda: (1,) * (1 << 62), lambda: bytes(1 << 62), lambda: "x" * (1 << 70),
          lambda: [1] * (1 << 70), lambda: "a".center(1 << 63), lambda: range(1 << 70)[1 << 69] == 1 << 69):
    try:
        print(f())
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e)
