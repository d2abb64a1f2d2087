# Who holds a node: variables, items, an attribute, an argument, an inner function, a thread. What sys.getrefcount()
# answered is printed at the end.
import sys
import threading
import weakref


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


answers = []


def ask(argument):
    answers.append(sys.getrefcount(argument))


def keep():
    held = node
    return lambda: held


def work():
    local = node
    ask(local)


node = Node(1)
gone = weakref.ref(node)
answers.append(sys.getrefcount(node))
pair = [node, node]
ask(node)
table = {}
table["first"] = node
before = Node(0)
before.next = node
inner = keep()
ask(node)
thread = threading.Thread(target=work, name="A")
thread.start()
thread.join()
del thread
pair.pop()
del table["first"], before, inner
ask(node)
node = None
answers.append(sys.getrefcount(pair[0]))
pair.clear()
print(*answers, "freed" if gone() is None else "alive")
