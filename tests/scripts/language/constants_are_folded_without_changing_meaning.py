def f(): return 2 * 3 + 4 ** 2 - -1, "a" * 3 + "b", (1, 2)[0], not 1, -5 // 2
print(f())
def g():
    return 1 / 0
print("defining is fine")
try:
    g()
except ZeroDivisionError as e:
    print(e)
for make in (lambda: 1 % 0, lambda: "a" + 1, lambda: (1, 2)[5], lambda: 1 << -1, lambda: -"x"):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
if 0: print("never")
while 0: print("never")
print(True and 5, 0 or "x", None if () else "empty", 1 if 2 else 3)
