records = [{"n": 1}, {"n": 2}, {"m": 3}]
print(list(map(lambda r: r["n"], records[:2])))
def key(record):
    return record["n"]
records.sort(key=key)
