class C:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __index__(self): return 1.5
    def __str__(self): return 5
    def __repr__(self): return None
    def __hash__(self): return "h"
    def __len__(self): return 1.5
for f in (int, float, str, repr, hash, len, lambda c: [1][c], lambda c: f"{c}"):
    try:
        f(C())
    except TypeError as e:
        print(e)
