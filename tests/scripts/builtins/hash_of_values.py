print(hash(5), hash(-1), hash(2.0), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(10 ** 20), hash(True), hash(0.5))
for v in ([], {}, set(), (1, [2])):
    try:
        hash(v)
    except TypeError as e:
        print(e)
class C:
    def __hash__(self): return 10 ** 30
print(hash(C()), hash(C()) == hash(10 ** 30))
class D:
    __hash__ = None
try:
    hash(D())
except TypeError as e:
    print(e)
