def count(n):
    print("start")
    for i in range(n):
        yield i
        print("resumed", i)
    print("end")
g = count(2)
print("made")
print(next(g))
print(next(g))
print(next(g, "default"))
print(list(g))
