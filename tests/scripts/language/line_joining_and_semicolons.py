total = 1 + \
    2 + \
    3
print(total); print("two"); x = 1
if x: print("one line"); print("still in the if")
def f(): return (1 +
                 # comment inside
                 2)
print(f())
class Empty: pass; y = 2
print(Empty.y)
while x < 3: x += 1
print(x)
