match {"a": {"b": 1}}:
    case {"a": {"b": x} as inner}:
        del inner["b"]
        print(x, inner)
value = [1, 2, 3]
match value:
    case [first, *value]:
        print(first, value)
match value:
    case value:
        print(value)
class Obj:
    pass


o = Obj()
o.x = 1
match o:
    case Obj(x=o):
        print(o)
