# throw into and close of one generator, which delegates, from several threads: each happens as a whole or is refused.
from _hammer import hammer

class Stop(Exception):
    pass

def inner():
    count = 0
    while True:
        try: count = (yield count) or count + 1
        except Stop: count = -1

def outer():
    try: yield from inner()
    finally: closed.append(1)

closed, generator = [], outer()
next(generator)
def refused(error): assert str(error) == "generator already executing", error
def send(i):
    try: assert type(generator.send(None)) is int
    except ValueError as error: refused(error)
    except StopIteration: pass
def throw(i):
    try: assert generator.throw(Stop()) == -1
    except ValueError as error: refused(error)
    except Stop: pass
def look(i):
    delegate = generator.gi_yieldfrom
    assert delegate is None or type(delegate) is type(generator)
    assert generator.gi_running in (True, False)
hammer(send, throw, send, throw, look, rounds=150)
print(closed, next(generator) is not None)
def close(i):
    if i < 50: return send(i)
    try: generator.close()
    except ValueError as error: refused(error)
hammer(send, close, throw, close, rounds=100)
generator.close()
print(closed, list(generator))
for i in range(30):
    generator = outer()
    hammer(send, close, throw, rounds=2)
    generator.close()
print(list(generator))
