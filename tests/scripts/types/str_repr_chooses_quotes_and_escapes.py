for s in ("a", "it's", 'say "x"', "both ' and \"", "\n\t\r\\", "\x00\x1f\x7f", "é€😀", "\u200b\xad\u2028", "\U000e0001", "\x80\xa0"):
    print(repr(s), ascii(s))
