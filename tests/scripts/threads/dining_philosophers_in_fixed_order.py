import threading
N = 5
forks = [threading.Lock() for _ in range(N)]
meals = [0] * N
def philosopher(i):
    first, second = sorted((i, (i + 1) % N))
    for _ in range(50):
        with forks[first], forks[second]:
            meals[i] += 1
ts = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for t in ts: t.start()
for t in ts: t.join()
print(meals, any(f.locked() for f in forks))
