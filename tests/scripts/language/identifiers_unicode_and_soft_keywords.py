größe = 3
π = 3.14
print(größe, π)
match = 1
case = 2
type = 3
_ = 4
print(match + case + type + _)
def soft(match, case): return match, case
print(soft(case=1, match=2))
ﬁ = 5
print(fi)
