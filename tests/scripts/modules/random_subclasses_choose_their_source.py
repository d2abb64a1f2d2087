import random
class Half(random.Random):
    def random(self): return 0.5
class Zero(random.Random):
    def getrandbits(self, k): return 0
class Both(Half):
    def getrandbits(self, k): return 1
print(Half().randrange(10), Half().choice("abc"), Half(1).sample(range(10), 3), Zero(1).randrange(10), Both().randrange(3))
s = random.SystemRandom()
print(all(0 <= s.random() < 1 for _ in range(50)), all(1 <= s.randint(1, 6) <= 6 for _ in range(50)), len(s.randbytes(9)), s.seed(5))
