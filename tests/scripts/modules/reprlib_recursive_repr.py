from reprlib import recursive_repr


class Node:
    def __init__(self, *children):
        self.children = list(children)

    @recursive_repr()
    def __repr__(self):
        "shows"
        return f"Node({', '.join(map(repr, self.children))})"


class Other(Node):
    @recursive_repr(fillvalue="<again>")
    def __repr__(self):
        return "Other" + repr(self.children)


node = Node(Node(), 3)
node.children.append(node)
print(node)
other = Other(node)
node.children.append(other)
print(other, node)
print(Node.__repr__.__doc__, Node.__repr__.__name__)
