a = [1]
alias = a
a += (2, 3)
print(alias, a is alias)
a *= 2
print(alias, a is alias)
a = a + [9]
print(alias, a is alias)
s = {1, 2}
same = s
s |= {3}
print(sorted(same), s is same)
t = (1,)
u = t
t += (2,)
print(t, u)
