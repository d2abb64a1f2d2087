class Int(int): pass
class Float(float): pass
class Complex(complex): pass
class Str(str): pass
class Bytes(bytes): pass
class Tuple(tuple): pass
class List(list): pass
class Dict(dict): pass
class Set(set): pass
class Frozen(frozenset): pass


def kinds(*values):
    print(*[type(value).__name__ for value in values])


i, f, c, s, b = Int(5), Float(1.5), Complex(1, 2), Str("ab"), Bytes(b"ab")
kinds(i, i + 1, -i, +i, abs(i), i * i, i // 2, i.__int__(), int(i), i.conjugate(), i.real, i.bit_length(), round(i), i | 1)
kinds(f, f + 1, -f, +f, abs(f), round(f, 1), f.conjugate(), float(f), f.real, f.__float__(), f // 1)
kinds(c, c + 1, -c, c.conjugate(), complex(c), c.real)
kinds(s, s + "", s * 1, s[:], s.upper(), s.strip(), s.replace("z", ""), str(s), s.join([s]), s.split()[0], f"{s}")
kinds(b, b + b"", b * 1, b[:], b.upper(), b.strip(), bytes(b), b.join([b]))
t, l, d, st, fr = Tuple([1]), List([1]), Dict({1: 2}), Set([1]), Frozen([1])
kinds(t, t + (), t * 1, t[:], tuple(t), l + [], l * 2, l[:], l.copy(), list(l))
kinds(d.copy(), d | {}, dict(d), Dict.fromkeys("a"), {} | d)
kinds(st | set(), st & st, st - st, st ^ st, st.copy(), st.union(), fr | fr, fr.copy(), fr & fr, fr.union(), set() | st)
l += [5]
st |= {6}
d |= {7: 8}
i += 1
kinds(l, st, d, i)
kinds(Int.from_bytes(b"a"), Float.fromhex("0x1p0"), Bytes.fromhex("61"), Dict.fromkeys("ab"), Int(True), Str(5))
print(repr(i), repr(f), repr(s), repr(b), repr(t), repr(l), repr(d), repr(st), repr(fr), repr(c))
print(hash(Int(5)) == hash(5), Int(5) == 5, {Int(5): 1}[5], Str("ab") in {"ab"}, Tuple([1]) == (1,), Set([1]) == {1})
