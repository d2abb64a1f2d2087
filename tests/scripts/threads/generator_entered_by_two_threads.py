import threading
inside, release = threading.Event(), threading.Event()
def g():
    inside.set()
    release.wait()
    yield "value"
gen, got = g(), []
t = threading.Thread(target=lambda: got.append(next(gen)))
t.start()
inside.wait()
try:
    next(gen)
except ValueError as e:
    print(e)
release.set()
t.join()
print(got)
