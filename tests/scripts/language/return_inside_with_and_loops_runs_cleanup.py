log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): return self
    def __exit__(self, *a): log.append(self.n)
def f():
    for i in range(3):
        with CM(i):
            for j in range(3):
                with CM((i, j)):
                    try:
                        if j == 1: return "result"
                    finally:
                        log.append("finally")
print(f(), log)
