def match(x): return x * 2
print(match(3))
match (4)
print(match
      (5))
case = [1, 2]
print(case[0])
type = len
print(type("abc"))
