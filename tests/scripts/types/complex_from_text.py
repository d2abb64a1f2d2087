for text in [
    "1", "1j", "-1.5j", "+1+2j", " ( 1e3-2.5E-1J ) ", "j", "-j", "1-j", "inf", "nanj", "-inf+nanj", "infinity-infinityj",
    "1_000j", "", "1+", "1 + 2j", "1+2", "1j2", "(1", "1)", "((1))", "abc", "1e", "--1j", "1_j", "j1", "\u0663j", ".", "1+ 2j",
]:
    try:
        print(repr(text), complex(text))
    except ValueError as e:
        print(repr(text), e)
