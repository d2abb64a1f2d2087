import sys
old = sys.getrecursionlimit()
print(old)
def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
sys.setrecursionlimit(200)
low = depth()
sys.setrecursionlimit(5000)
print(150 < low <= 200, depth() > 4000)
sys.setrecursionlimit(old)
for bad in (0, -1, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
