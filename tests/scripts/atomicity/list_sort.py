# L.sort() without a key function, of items that compare without Python code, is one step.
from _hammer import hammer

items = []
def append(i):
    items.append(i)
    assert len(items) > i
def sort(i): items.sort()
def sort_down(i): items.sort(reverse=True)
def append_too(i):
    items.append(-i)
    assert len(items) > i
hammer(append, sort, sort_down, append_too, rounds=300)
items.sort()
print(len(items), items[:3], items[-3:])

words = [(i % 7, str(i)) for i in range(100)]
def sort_words(i): words.sort(reverse=i % 2)
def find(i): assert (3, "3") in words and len(words) == 100
hammer(sort_words, find, sort_words, find, rounds=50)
words.sort()
print(words[0], words[-1])
