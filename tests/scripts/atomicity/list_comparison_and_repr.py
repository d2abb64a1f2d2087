# Two shared lists are compared, and shown, while others change them: item by item, and never broken.
from _hammer import hammer

left, right = [1, 2, 3], [1, 2, 3]
def change(i):
    left.append(i)
    left.pop()
def change_right(i):
    right[2] = 3 + i % 2
def compare(i):
    assert (left == right) in (True, False) and (left < right) in (True, False)
    assert left >= [1, 2] and left != [0]
def show(i):
    for text in repr(left), str(right): assert text.startswith("[1, 2, ") and text.endswith("]")
hammer(change, change_right, compare, show)
print(left, right[:2])
