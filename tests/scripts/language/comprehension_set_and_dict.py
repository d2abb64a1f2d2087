print(sorted({x % 3 for x in range(10)}))
print({k: v for k, v in zip("abc", range(3))})
print({x: {y: x * y for y in range(2)} for x in range(2)})
print({**{"a": 1}, "b": 2, **{"a": 3}})
log = []
def t(x):
    log.append(x)
    return x
{t("key"): t("value") for _ in range(1)}
print(log)
