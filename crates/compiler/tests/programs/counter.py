counter = 0

def worker():
    global counter
    for _ in range(100_000):
        counter += 1

def report():
    print(counter)
