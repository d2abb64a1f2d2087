import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def show(self):
        return self.name


thing = Thing("t")
finalizer = weakref.finalize(thing, print, "finalized", thing.name, sep="|")
print(finalizer.alive, finalizer.atexit, finalizer.peek()[1:], repr(finalizer).split("; ")[1].split(" at")[0])
del thing
print(finalizer.alive, finalizer.peek(), finalizer(), repr(finalizer).split("; ")[1])

thing = Thing("u")
early = weakref.finalize(thing, lambda x: x * 2, 21)
print(early(), early(), early.alive)
detached = weakref.finalize(thing, print, "never")
print(detached.detach()[2], detached.alive, detached.detach())

method = weakref.WeakMethod(thing.show, lambda m: print("method gone"))
print(method()(), method == weakref.WeakMethod(thing.show), hash(method) == hash(weakref.WeakMethod(thing.show)))
plain = weakref.ref(thing.show)
print(plain())
del thing
print(method())

kept = Thing("kept")
weakref.finalize(kept, print, "at exit 1")
weakref.finalize(kept, print, "at exit 2")
skipped = weakref.finalize(kept, print, "skipped")
skipped.atexit = False
print("end")
