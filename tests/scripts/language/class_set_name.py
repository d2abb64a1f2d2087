class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        return f"{self.name} of {owner.__name__}"


class A:
    x = Field()
    y = z = Field()


print(A.x, A.y, A().z)
A.late = Field()
try:
    A.late
except AttributeError as e:
    print(e)


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("refused")


try:

    class B:
        attr = Bad()
except ValueError as e:
    print(e, e.__notes__)
