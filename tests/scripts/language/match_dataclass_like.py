class Node:
    __match_args__ = ("left", "value", "right")

    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right


def total(tree):
    match tree:
        case None:
            return 0
        case Node(None, value, None):
            return value
        case Node(left, value, right):
            return total(left) + value + total(right)


print(total(Node(1, Node(2), Node(3, Node(4)))))
from collections import namedtuple

P = namedtuple("P", "x y")
match P(1, 2):
    case P(x=1, y=q):
        print(q)
match P(3, 4):
    case P(a, b):
        print(a, b)
match P(5, 6):
    case [a, b]:
        print(a, b)
