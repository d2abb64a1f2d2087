b = bytes(range(65, 70))
print(b, list(b), b[1], b[-1], b[::-1], b[1:3], b == b"ABCDE", b < b"ABD", b"" < b"a", b"a" == "a", b"a" != 97, sorted(b"cab"), max(b"xyz"), sum(b"\x01\x02"), list(reversed(b"ab")), bytes(b[i] ^ 1 for i in range(3)))
try:
    b[0] = 1
except TypeError as e:
    print(e)
try:
    b[10]
except IndexError as e:
    print(e)
try:
    hash(b), b + [1]
except TypeError as e:
    print(e)
