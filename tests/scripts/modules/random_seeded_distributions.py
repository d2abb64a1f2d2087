import random
random.seed(7)
def show(*values): print(*[round(v, 12) for v in values])
show(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(10, 2), random.expovariate(0.5))
show(random.triangular(0, 10, 3), random.betavariate(2, 3), random.gammavariate(2, 1), random.lognormvariate(0, 0.5))
show(random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 4), random.uniform(-1, 1))
print(random.binomialvariate(10, 0.3))
