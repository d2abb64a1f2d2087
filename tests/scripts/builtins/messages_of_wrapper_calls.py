def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


shows(lambda: (5).__pow__())
shows(lambda: (5).__pow__(1, 2, 3))
shows(lambda: (5).__add__())
shows(lambda: [].__mul__())
shows(lambda: "a".__mul__(1, 2))
shows(lambda: {}.__setitem__(1))
shows(lambda: [].__setitem__())
shows(lambda: object().__setattr__("a"))
shows(lambda: object().__setattr__(name="a"))
shows(lambda: (5).__pow__(x=1))
shows(lambda: len.__get__() if hasattr(len, "__get__") else property().__get__())
shows(lambda: property().__set__(1))
shows(lambda: (2.5).__pow__(2, 3))
shows(lambda: (2.5).__pow__(2, None))
shows(lambda: (1j).__pow__(2, 3))
shows(lambda: pow(2.5, 2, 3))
