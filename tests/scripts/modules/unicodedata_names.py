# Characters by their names, and the other way round.
import unicodedata

for char in "aß€漢가\U0001f600\u0301\uf900":
    name = unicodedata.name(char)
    print(name, unicodedata.lookup(name) == char)
print(unicodedata.lookup("latin small letter a"))
print(unicodedata.name("\n", "no name"), unicodedata.name("\u0378", None))
for call in (
    lambda: unicodedata.name("\x00"), lambda: unicodedata.name("ab"), lambda: unicodedata.name(5),
    lambda: unicodedata.lookup("no such thing"), lambda: unicodedata.lookup(""), lambda: unicodedata.decimal("x"),
    lambda: unicodedata.digit("½"), lambda: unicodedata.numeric("x"), lambda: unicodedata.category(""),
    lambda: unicodedata.category(None), lambda: unicodedata.combining("ab"), lambda: unicodedata.name(),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
