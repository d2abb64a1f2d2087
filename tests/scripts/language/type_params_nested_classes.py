class Outer[T]:
    class Inner[U](list[U]):
        type Both = dict[T, U]

        def both(self):
            return T, U, __class__.__name__


print(Outer.Inner.Both.__value__, Outer.Inner().both())
print(Outer.Inner.__orig_bases__)
T = Outer.__type_params__[0]
try:

    class Bad(T):
        pass
except TypeError as e:
    print(e)
print(T == T, hash(T) == hash(T), [T].index(T))


try:

    class Worse[U](list[T]):
        pass
except TypeError as e:
    print(e)
