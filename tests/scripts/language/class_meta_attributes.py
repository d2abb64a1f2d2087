class Meta(type):
    registry = []

    @property
    def prop(cls):
        return "property of " + cls.__name__

    def method(cls):
        return "method of " + cls.__name__

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, x):
        return x == 1

    def __getattr__(cls, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(f"no {name}")

    def __setattr__(cls, name, value):
        print("setattr", name)
        super().__setattr__(name, value)

    def __repr__(cls):
        return f"<{cls.__name__}>"

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return 1

    def __add__(cls, other):
        return f"{cls} + {other}"


class A(metaclass=Meta):
    pass


print(A.prop, A.method(), len(A), list(A), 1 in A, A.dynamic, A, A == 3, hash(A), A + A)
A.x = 1
for name in ("missing", "prop"):
    try:
        getattr(A(), name)
    except AttributeError as e:
        print(e)
try:
    A.prop = 1
except AttributeError as e:
    print(e)
