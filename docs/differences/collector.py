# When cyclic garbage is found. Objects that are in no cycle are freed at the same moment as by CPython.
alive = most = 0


class Node:
    def __init__(self):
        global alive, most
        alive += 1
        most = max(most, alive)
        self.me = self

    def __del__(self):
        global alive
        alive -= 1


for _ in range(50_000):
    Node()
print("all were alive at once:", most == 50_000)
print("more than 10,000 were:", most > 10_000)
