"""Linked list, binary search tree, AVL tree, trie, union-find, graph searches."""
from collections import deque


class LinkedList:
    class Node:
        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, values=()):
        self.head = None
        self.size = 0
        for v in reversed(list(values)):
            self.push(v)

    def push(self, value):
        self.head = self.Node(value, self.head)
        self.size += 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __getitem__(self, i):
        if i < 0:
            i += len(self)
        for k, v in enumerate(self):
            if k == i:
                return v
        raise IndexError(i)

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def remove(self, value):
        before, node = None, self.head
        while node and node.value != value:
            before, node = node, node.next
        if node is None:
            raise ValueError(f"{value!r} is not in the list")
        if before:
            before.next = node.next
        else:
            self.head = node.next
        self.size -= 1

    def sort(self):
        def merge(a, b):
            out = last = self.Node(None)
            while a and b:
                if b.value < a.value:
                    last.next, b = b, b.next
                else:
                    last.next, a = a, a.next
                last = last.next
            last.next = a or b
            return out.next

        def split_sort(node):
            if not node or not node.next:
                return node
            slow, fast = node, node.next
            while fast and fast.next:
                slow, fast = slow.next, fast.next.next
            half, slow.next = slow.next, None
            return merge(split_sort(node), split_sort(half))

        self.head = split_sort(self.head)


class BST:
    class Node:
        def __init__(self, key):
            self.key, self.left, self.right = key, None, None

    def __init__(self, keys=()):
        self.root, self.size = None, 0
        for k in keys:
            self.insert(k)

    def insert(self, key):
        if self.root is None:
            self.root, self.size = self.Node(key), 1
            return
        node = self.root
        while node.key != key:
            side = "left" if key < node.key else "right"
            if getattr(node, side) is None:
                setattr(node, side, self.Node(key))
                self.size += 1
            node = getattr(node, side)

    def __contains__(self, key):
        node = self.root
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        return node is not None

    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key
            node = node.right

    def delete(self, key):
        def remove(node):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = remove(node.left)
            elif key > node.key:
                node.right = remove(node.right)
            elif node.left and node.right:
                heir = node.right
                while heir.left:
                    heir = heir.left
                new = type(node)(heir.key)
                new.left, new.right = node.left, without_smallest(node.right)
                return new
            else:
                return node.left or node.right
            return node

        def without_smallest(node):
            if node.left is None:
                return node.right
            node.left = without_smallest(node.left)
            return node

        self.root = remove(self.root)
        self.size -= 1

    def height(self):
        def h(node):
            return 1 + max(h(node.left), h(node.right)) if node else 0

        return h(self.root)

    def levels(self):
        queue = deque([(self.root, 0)] if self.root else [])
        rows = []
        while queue:
            node, depth = queue.popleft()
            if depth == len(rows):
                rows.append([])
            rows[depth].append(node.key)
            queue.extend((child, depth + 1) for child in (node.left, node.right) if child)
        return rows


class AVL:
    class Node:
        __slots__ = ("key", "left", "right", "height")

        def __init__(self, key):
            self.key, self.left, self.right, self.height = key, None, None, 1

    def __init__(self):
        self.root = None
        self.rotations = 0

    @staticmethod
    def h(node):
        return node.height if node else 0

    def fix(self, node):
        node.height = 1 + max(self.h(node.left), self.h(node.right))
        balance = self.h(node.left) - self.h(node.right)
        if balance > 1:
            if self.h(node.left.left) < self.h(node.left.right):
                node.left = self.rotate(node.left, "right", "left")
            return self.rotate(node, "left", "right")
        if balance < -1:
            if self.h(node.right.right) < self.h(node.right.left):
                node.right = self.rotate(node.right, "left", "right")
            return self.rotate(node, "right", "left")
        return node

    def rotate(self, node, up, down):
        """The child on side `up` becomes the parent."""
        self.rotations += 1
        child = getattr(node, up)
        setattr(node, up, getattr(child, down))
        setattr(child, down, node)
        for n in (node, child):
            n.height = 1 + max(self.h(n.left), self.h(n.right))
        return child

    def insert(self, key):
        def put(node):
            if node is None:
                return self.Node(key)
            if key < node.key:
                node.left = put(node.left)
            elif key > node.key:
                node.right = put(node.right)
            return self.fix(node)

        self.root = put(self.root)

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)


class Trie:
    def __init__(self):
        self.children, self.end = {}, False

    def add(self, word):
        node = self
        for ch in word:
            node = node.children.setdefault(ch, Trie())
        node.end = True

    def words(self, prefix=""):
        node = self
        for ch in prefix:
            if ch not in node.children:
                return
            node = node.children[ch]
        if node.end:
            yield prefix
        for ch in sorted(node.children):
            yield from self.words(prefix + ch)


class UnionFind:
    def __init__(self, items):
        self.parent = {x: x for x in items}

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


def kruskal(edges):
    sets = UnionFind({n for e in edges for n in e[:2]})
    return [e for e in sorted(edges, key=lambda e: e[2]) if sets.join(e[0], e[1])]


def topological(graph):
    state, order = {}, []

    def visit(node, path):
        if state.get(node) == "done":
            return
        if state.get(node) == "open":
            raise ValueError("cycle: " + " ".join(path[path.index(node):] + [node]))
        state[node] = "open"
        for after in graph.get(node, ()):
            visit(after, path + [node])
        state[node] = "done"
        order.append(node)

    for node in sorted(graph):
        visit(node, [])
    return order[::-1]


def components(graph):
    """Strongly connected components by Tarjan's algorithm."""
    index, low, stack, found = {}, {}, [], []

    def connect(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in graph.get(v, ()):
            if w not in index:
                connect(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            at = stack.index(v)
            found.append(sorted(stack[at:]))
            del stack[at:]

    for v in graph:
        if v not in index:
            connect(v)
    return found


def main():
    xs = LinkedList([5, 3, 8, 1])
    xs.push(9)
    print(xs, len(xs), xs[2], xs[-1], 8 in xs)
    xs.reverse()
    print(xs)
    xs.sort()
    xs.remove(5)
    print(xs, LinkedList(), sum(xs))
    for bad in (lambda: xs[10], lambda: xs.remove(77)):
        try:
            bad()
        except (IndexError, ValueError) as e:
            print(type(e).__name__, e)
    tree = BST([50, 30, 70, 20, 40, 60, 80, 30, 65])
    print(list(tree), tree.size, tree.height(), 60 in tree, 61 in tree, tree.levels())
    for key in (20, 70, 50):
        tree.delete(key)
        print(tree.levels())
    try:
        tree.delete(1)
    except KeyError as e:
        print(repr(e))
    avl = AVL()
    for i in range(1000):
        avl.insert(i * 7919 % 1000 if i % 2 else i)
    print(avl.root.height, avl.rotations, list(avl) == sorted(set(avl)), BST(range(200)).height())
    trie = Trie()
    for w in "car card care cat dog do door dorm".split():
        trie.add(w)
    print(list(trie.words("car")), list(trie.words("do")), list(trie.words("x")), len(list(trie.words())))
    print(kruskal([("a", "b", 4), ("b", "c", 8), ("a", "c", 3), ("c", "d", 1), ("b", "d", 2), ("d", "e", 7)]))
    print(topological({"shirt": ["tie", "belt"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"]}))
    try:
        topological({"a": ["b"], "b": ["c"], "c": ["a"]})
    except ValueError as e:
        print(e)
    print(components({1: [2], 2: [3], 3: [1], 4: [3, 5], 5: [6], 6: [4], 7: [6, 7]}))


if __name__ == "__main__":
    main()
