x = ((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))
y = [[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]
f = lambda: lambda: lambda: lambda: lambda: 5
print(x, y, f()()()()())
print(1 + (2 * (3 - (4 / (5 + (6 - (7 * (8 + 9))))))), not not not not True, - - - - 3, ~~~~3)
print("a" if 0 else "b" if 0 else "c" if 0 else "d" if 0 else "e")
