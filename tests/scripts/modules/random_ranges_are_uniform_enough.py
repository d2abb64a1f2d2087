import random
random.seed(2)
counts = [0] * 6
for _ in range(6000): counts[random.randrange(6)] += 1
print(counts, all(850 < c < 1150 for c in counts))
print([random.randint(-3, 3) for _ in range(10)], [random.randrange(10 ** 20) for _ in range(2)], [round(random.uniform(10, 0), 6) for _ in range(2)], random.choice(range(100)), random.choice((1,)), random.choice("x"))
x = list("abcdefgh"); random.shuffle(x); print("".join(x), random.sample(range(10 ** 9), 3), random.sample("ab", 2), random.sample([], 0))
