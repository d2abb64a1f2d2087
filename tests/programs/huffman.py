"""Huffman coding: tree, code table, bit packing, decoding, and run-length coding for comparison."""
from collections import Counter


class Node:
    def __init__(self, weight, order, symbol=None, left=None, right=None):
        self.weight, self.order, self.symbol, self.left, self.right = weight, order, symbol, left, right

    @property
    def is_leaf(self):
        return self.left is None

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)


def build_tree(text):
    """Two queues instead of a heap: leaves by weight, inner nodes as they come."""
    if not text:
        raise ValueError("cannot code an empty text")
    counts = Counter(text)
    leaves = [Node(n, i, ch) for i, (ch, n) in enumerate(sorted(counts.items()))]
    leaves.sort()
    inner, order = [], len(leaves)
    take = lambda: (leaves if not inner or (leaves and leaves[0] < inner[0]) else inner).pop(0)
    while len(leaves) + len(inner) > 1:
        a, b = take(), take()
        inner.append(Node(a.weight + b.weight, order, None, a, b))
        order += 1
    return take()


def codes_of(tree):
    table = {}

    def walk(node, prefix):
        if node.is_leaf:
            table[node.symbol] = prefix or "0"
        else:
            walk(node.left, prefix + "0")
            walk(node.right, prefix + "1")

    walk(tree, "")
    return table


def pack(bits):
    padding = -len(bits) % 8
    bits += "0" * padding
    return bytes([padding]) + bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def unpack(data):
    padding, *body = data
    bits = "".join(f"{byte:08b}" for byte in body)
    return bits[: len(bits) - padding]


def encode(text, table):
    return pack("".join(table[ch] for ch in text))


def decode(data, tree):
    out, node = [], tree
    for bit in unpack(data):
        if not node.is_leaf:
            node = node.left if bit == "0" else node.right
        if node.is_leaf:
            out.append(node.symbol)
            node = tree
    return "".join(out)


def canonical(table):
    """The same lengths, but codes that can be made again from the lengths alone."""
    code, last, result = 0, 0, {}
    for length, symbol in sorted((len(c), s) for s, c in table.items()):
        code <<= length - last
        result[symbol] = f"{code:0{length}b}"
        code += 1
        last = length
    return result


def run_length(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out


def show(tree, indent=0):
    label = repr(tree.symbol) if tree.is_leaf else "*"
    print("  " * indent + f"{label} {tree.weight}")
    if not tree.is_leaf:
        show(tree.left, indent + 1)
        show(tree.right, indent + 1)


def main():
    show(build_tree("abracadabra"))
    for text in ("abracadabra", "aaaa", "the rain in spain stays mainly in the plain", "größe ∞ ∞ ∞", "x"):
        tree = build_tree(text)
        table = codes_of(tree)
        data = encode(text, table)
        assert decode(data, tree) == text
        short = canonical(table)
        assert [len(short[s]) for s in table] == [len(c) for c in table.values()]
        codes = sorted(table.values())
        assert not any(b.startswith(a) for a, b in zip(codes, codes[1:]))
        print(f"{len(text.encode()):>3} -> {len(data):>3} bytes  {data[:8].hex(' ')}  {dict(sorted(short.items())[:4])}")
    try:
        build_tree("")
    except ValueError as e:
        print(e)
    runs = run_length("aaabccddddde")
    print(runs, "".join(ch * n for ch, n in runs), "".join(f"{n}{ch}" if n > 1 else ch for ch, n in runs))
    big = "".join(chr(97 + (i * i) % 26) for i in range(3000))
    tree = build_tree(big)
    data = encode(big, codes_of(tree))
    print(len(data), decode(data, tree) == big, sum(data) % 251)


if __name__ == "__main__":
    main()
