class C:
    def __lt__(self, o): return ["lt", o]
    def __eq__(self, o): return "eq"
    def __contains__(self, o): return "truthy"
c = C()
print(c < 5, c == 1, c != 1, 5 in c, 5 not in c, 3 > c)
print(c < 1 < 2)
