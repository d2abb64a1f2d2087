match command:
    case 1 | -2 | 3.5 | -1.5j | 2 + 3j | -2 - 1j | 'a' 'b' | b'c':
        pass
    case None | True | False:
        pass
    case name:
        pass
match a, *b:
    case _:
        pass
match (yield x):
    case a.b.c:
        pass
    case (a.b | c.d) as e if e > 1:
        pass
    case (x as y) | (z as w) as v:
        pass
    case [] | () | [a] | (b,) | [c, *d] | (*_, e) | [f, [g, h],]:
        pass
    case a, *rest, b:
        pass
    case *rest,:
        pass
    case (((x))):
        pass
    case {}:
        pass
    case {'a': 1, -1: [x], a.b: _, None: {**y}, 1 + 2j: z, **rest,}:
        pass
    case {True: x,}:
        pass
    case Point() | geometry.Point(1, y, [*z]):
        pass
match x:
    case Point(1, y, z=3, w=[a, b],) if (n := y):
        pass
    case A(b=C(),):
        match y:
            case A.B(): x = 1; y = 2
    case str(x) | int(): return
match = case = 1
match(match)
match -match
match[case], match.case
match case:
    case match:
        pass
match match, case:
    case case: pass
match (a), b:
    case type(): pass
match lambda: 1:
    case _: pass
match {}:
    case _: pass
match not a:
    case _: pass
match *a, b:
    case _: pass
match [a]:
    case _: pass
