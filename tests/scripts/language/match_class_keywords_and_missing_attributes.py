class A:
    x = 1

    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)


class B:
    @property
    def x(self):
        raise ValueError("broken")


match A():
    case A(x=1, y=2):
        print("both")
    case A(x=x):
        print("x is", x)
try:
    match B():
        case B(x=1):
            pass
except ValueError as e:
    print(e)
