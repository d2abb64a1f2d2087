import random
for seed in (0, 1, -1, 12345678901234567890, "hello", b"bytes", True, 3.5):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(40), random.randrange(1000))
random.seed(99)
state = random.getstate()
a = [random.randint(0, 9) for _ in range(10)]
random.setstate(state)
print(a, a == [random.randint(0, 9) for _ in range(10)], random.getrandbits(0), random.randint(5, 5), random.randrange(0, 10, 5) in (0, 5))
try:
    random.seed([1])
except TypeError as e:
    print(e)
