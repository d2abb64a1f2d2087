# The four normal forms of text.
import unicodedata

texts = ["é", "e\u0301", "ﬁ", "Å", "가각", "²½", "a\u0323\u0307", "a\u0307\u0323", "plain", "", "\u0378e\u0301"]
for text in texts:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    print(ascii(text), *map(ascii, forms))
    print(*[unicodedata.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")])


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


print(plain("Crème brûlée à la façon d'Añasco"))
for call in (
    lambda: unicodedata.normalize("NFX", "a"), lambda: unicodedata.normalize("NFC", 5), lambda: unicodedata.normalize(5, "a"),
    lambda: unicodedata.is_normalized("", "a"), lambda: unicodedata.normalize("NFC"),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
