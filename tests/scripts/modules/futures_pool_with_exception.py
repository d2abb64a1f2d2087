from concurrent.futures import ThreadPoolExecutor

results = []
try:
    with ThreadPoolExecutor(2) as pool:
        for number in range(5):
            pool.submit(results.append, number)
        raise ValueError("in the body")
except ValueError as error:
    # All has run nevertheless.
    print(error, sorted(results))
print(pool.__enter__() is pool)
try:
    with pool:
        pool.submit(print)
except RuntimeError as error:
    print(error)
