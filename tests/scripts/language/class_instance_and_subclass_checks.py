class Meta(type):
    def __instancecheck__(cls, obj):
        print("instancecheck", obj)
        return obj == "yes"

    def __subclasscheck__(cls, sub):
        print("subclasscheck", sub.__name__)
        return sub is int


class A(metaclass=Meta):
    pass


class B(A):
    pass


print(isinstance("yes", A), isinstance(1, A), isinstance(A(), A), issubclass(int, A), issubclass(B, A), issubclass(str, (A, str)))
print(isinstance("yes", (int, A)), type.__instancecheck__(A, B()), type.__subclasscheck__(A, B))


class Hook:
    @classmethod
    def __subclasshook__(cls, sub):
        print("hook")
        return True


print(issubclass(int, Hook))
