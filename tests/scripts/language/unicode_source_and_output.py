s = "日本語 ελληνικά русский עברית 😀"
for word in s.split():
    print(word, len(word), word[::-1])
größe, 変数, Ωmega = 1, 2, 3
print(größe + 変数 + Ωmega, f"{größe=}", {"ключ": "значение"}, ["é", "\u0065\u0301"])
class Ñandú:
    def correr(self): return "¡corre!"
print(Ñandú().correr(), Ñandú.__name__)
