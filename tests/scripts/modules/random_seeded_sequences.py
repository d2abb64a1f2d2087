import random
random.seed(42)
xs = list(range(10))
random.shuffle(xs)
print(xs, random.choice("abcdef"), random.sample(range(100), 5), random.choices("ab", k=6), random.choices([1, 2, 3], weights=[5, 1, 1], k=8))
print(random.sample("abcdef", 3), random.choices("xyz", cum_weights=[1, 2, 10], k=5), random.sample([1, 2], counts=[3, 2], k=3))
for f in (lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.choices([], k=1), lambda: random.sample({1, 2}, 1)):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
