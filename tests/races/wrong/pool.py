from concurrent.futures import ThreadPoolExecutor

hits = 0


def work(number):
    global hits
    hits += 1
    return number


with ThreadPoolExecutor(2) as pool:
    list(pool.map(work, range(10)))
