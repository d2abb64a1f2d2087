import random
a, b = random.Random(1), random.Random(1)
print(a.random() == b.random(), a.randint(1, 100), b.randint(1, 100))
state = a.getstate()
x = [a.random() for _ in range(3)]
a.setstate(state)
print(x == [a.random() for _ in range(3)])
random.seed(5)
first = random.random()
random.Random(9).random()
random.seed(5)
print(first == random.random(), len(state), state[0])
class Loaded(random.Random):
    def roll(self): return 6
print(Loaded(3).roll(), Loaded(3).random() == random.Random(3).random())
