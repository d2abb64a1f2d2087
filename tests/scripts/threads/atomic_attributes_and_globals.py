from _together import together

class Thing: pass

thing, word = Thing(), "0"
def change(number):
    global word
    own = f"own{number}"
    for i in range(500):
        setattr(thing, own, [i])
        assert getattr(thing, own) == [i]
        thing.shared = word = str(i)
        assert thing.shared.isdigit() and word.isdigit()
        if i % 100 == 0: delattr(thing, own)
together(change)
print(sorted(thing.__dict__), thing.shared.isdigit(), word.isdigit())

def make(number):
    for i in range(300):
        made = Thing()
        made.a = made.b = i
        if number % 2: made.c = number
        assert (made.a, made.b) == (i, i) and len(vars(made)) == 2 + number % 2
together(make)

class Method:
    def call(self): return 1
def rebind(number):
    for i in range(100):
        if number == 0: Method.call = lambda self: 1
        elif number == 1: setattr(Method, f"name{i % 5}", i)
        else: assert Method().call() == 1
together(rebind)
print(Method().call(), Method.name4)
