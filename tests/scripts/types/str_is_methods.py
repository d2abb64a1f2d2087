for t in ("abc", "abc1", "123", "²", "½", "", " ", "a b", "é", "_x", "1x", "\t\n", "Ⅷ", "\x00", "x\u200b", "class"):
    print(ascii(t), *[int(getattr(t, "is" + n)()) for n in
          "alpha alnum digit decimal numeric space identifier printable ascii lower upper title".split()])
