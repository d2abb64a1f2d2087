class Evil:
    def __eq__(self, other):
        xs.clear()
        return False
xs = [Evil(), Evil(), Evil()]
print(1 in xs, xs)
xs = [1, Evil(), 3]
print(xs.count(3), len(xs))
xs = [Evil(), 2]
try:
    xs.remove(2)
except ValueError as e:
    print(e)
