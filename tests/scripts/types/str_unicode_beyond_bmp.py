s = "a😀b\u0301"
print(len(s), s[1], s[::-1].encode(), [ord(c) for c in s], chr(0x1F600) == s[1], s.encode(), "\U0010ffff".encode())
print("ñ" == "n\u0303", "straße".casefold() == "STRASSE".casefold(), "😀" > "\uffff", s.upper().encode(), s.find("b"))
