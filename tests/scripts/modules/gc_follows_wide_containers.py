import gc


class Node:
    def __init__(self, peer):
        self.peer = peer


class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1
        self.me = self

    def __del__(self):
        Counted.alive -= 1


# More objects behind one container than are followed at a time, several levels deep; all of them are in use.
wide = [[Node(Counted()) for _ in range(30)] for _ in range(400)]
wide.append({number: (Counted(), [Counted()]) for number in range(3000)})
gc.collect()
print(Counted.alive)
print(all(node.peer.me is node.peer for row in wide[:-1] for node in row))

# And without the container all of them go.
wide.append(wide)
del wide
gc.collect()
print(Counted.alive)
