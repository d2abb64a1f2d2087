class I(int): pass
class F(float): pass
class S(str): pass
print(type(I(3)).__name__, type(I(3) + 1).__name__, type(-I(3)).__name__, type(int(I(3))).__name__, I("12") * 2, type(F(1) * 2).__name__, type(S("a") + "b").__name__, type(S("a").upper()).__name__)
print(isinstance(I(1), int), I(5) == 5, {I(5): 1}[5], [10, 20][I(1)], repr(S("q")), f"{I(7):03d}", type(S("x")[0]).__name__)
