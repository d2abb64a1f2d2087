from functools import cached_property, singledispatch, partialmethod
class C:
    @cached_property
    def slow(self):
        print("computed")
        return 42
    def scale(self, k, x): return k * x
    twice = partialmethod(scale, 2)
c = C()
print(c.slow, c.slow, "slow" in c.__dict__, c.twice(5))
@singledispatch
def show(x): return "object"
@show.register(int)
def _(x): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True))
