class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Sub(Box):
    pass


print(Box[int], Sub[1, 2], Box.__class_getitem__("x"), Box["a":"b"])
try:
    Box()[0]
except TypeError as e:
    print(e)


class Plain:
    pass


try:
    Plain[int]
except TypeError as e:
    print(e)


class Meta(type):
    def __getitem__(cls, item):
        return "meta", item


class M(metaclass=Meta):
    def __class_getitem__(cls, item):
        return "class"


print(M[3])
