from urllib.parse import quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes

for text in ("", "abc", "a b+c", "é/ü", "~_.-", "a%b", "日本"):
    print(quote(text), quote_plus(text), quote(text, safe=""), quote(text.encode()), unquote(quote(text)) == text)
for text in ("%41%zz%", "a+b%20c", "%E9", "%E3%81%82x", "é%C3%A9", "%g1", "a%2"):
    print(unquote(text), unquote_to_bytes(text), unquote_plus(text))
print(unquote("%E9", "latin-1"), unquote(b"%41"), quote("é", encoding="latin-1"))
for bad in (lambda: quote(b"x", encoding="utf-8"), lambda: quote_from_bytes("x"), lambda: quote(5), lambda: unquote(5)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
