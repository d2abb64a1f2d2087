print(complex(), complex(1), complex(1.5, 2), complex(1j), complex(1j, 1j), complex(2, 3j), complex(1 + 2j, 3 + 4j))
print(complex(real=1), complex(imag=2), complex(imag=1j, real=1), complex(True, False))


class C:
    def __complex__(self):
        return 5 + 6j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Bad:
    def __complex__(self):
        return 1.0


print(complex(C()), complex(C(), 1), complex(F()), complex(I(), F()))
for args in [("1", 2), (1, "2"), ([],), (1, []), (None,), (1, C()), (Bad(),), (1, 2, 3), (b"1",)]:
    try:
        print(complex(*args))
    except TypeError as e:
        print(e)
