class Becomes:
    def __set__(self, instance, value):
        instance.__class__ = Other


class One:
    x = Becomes()


class Other:
    pass


for _ in range(3):
    one = One()
    one.__dict__["x"] = 5
    for number in range(100):
        setattr(one, f"a{number}", number)
    one.x = 1
    print(type(one).__name__, one.x)
