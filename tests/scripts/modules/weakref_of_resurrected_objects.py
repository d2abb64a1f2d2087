import weakref

kept = []


class Phoenix:
    def __del__(self):
        kept.append(self)


def note(reference):
    print("callback", reference())


bird = Phoenix()
plain = weakref.ref(bird)
watched = weakref.ref(bird, note)
del bird
print(len(kept), plain() is kept[0], watched() is kept[0])
again = weakref.ref(kept[0])
print(again is plain, weakref.getweakrefcount(kept[0]))


class Failing:
    pass


thing = Failing()
order = [weakref.ref(thing, lambda r, n=n: print("told", n)) for n in range(3)]
del thing
print([reference() for reference in order])
group = weakref.WeakSet()
for n in range(5):
    group.add(Phoenix())
print(len(group), len(kept))
watched = None
