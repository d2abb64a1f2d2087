a or b or c and d and e or not f
not not a
a < b <= c == d != e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** c, +~-d
(a ** b) ** c, (-a) ** b
a if b else c if d else e
(a if b else c) if d else (e if f else g)
lambda: a
lambda a, b=1, /, c=2, *d, e, f=3, **g: (a, b)
lambda *, a: lambda b: c
(a := b), [a := 1, b], f(a := 2), x[a := 3]
{a: b, **c, d: e}
{}, {a}, {*a, b}, {**a}
[], [a], [a, *b], (), (a,), (a, b)
*a, b
[a for b in c]
[a for b, *c in d if e if f for g in h]
{a for b in c}
{a: b for c in d}
(a for b in c if d or e)
[(yield_) for yield_ in (lambda: a)()]
f(), f(a), f(a, *b, c, d=e, *f, **g, h=i), f(a for b in c), f(*a or b)
a.b.c(d)(e)[f].g
a[b], a[b, c], a[:], a[b:], a[:c], a[b:c], a[::], a[::d], a[b:c:d], a[b:c, d], a[b,], a[*c], a[*b, c]
(((a))), ((a, b), c)
a\
 + b
(a
    + # comment
    b)
None, True, False, ..., __debug__
0, 00, 1_000, 0x_fF, 0o17, 0b1_01, 9223372036854775807, 9223372036854775808, 0xffffffffffffffffffff, 0o7777777777777777777777777, 0b1111111111111111111111111111111111111111111111111111111111111111111
1.0, 1., .5, 1e10, 1E-5, 1_0.0_1e+1_0, 1e400, 1e16, 1.5e-7, 0.0001, 0.00001, 123456789012345678.0
1j, 1.5J, .5e3j, 0j, 1e400j
1 if 2else 3
'a', "b", '''c''', """d
e""", 'f' "g" '''h'''
'\a\b\f\n\r\t\v\\\'\"\0\12\123\x41\u00e9\U0001F600\N{BULLET}\N{latin small letter e with acute}\
continued'
r'\a', R"\'", u'a', 'é', '\u200b', 'it\'s', '"', '\'"'
b'a', B"\x00\xff\n\'", rb'\a', bR'\b', b'a' b'b', b'\377'
'𝔘', '日本', '\x7f', '\xa0'
ﬁ = ℌ = ª = ſ
x.ﬁ
