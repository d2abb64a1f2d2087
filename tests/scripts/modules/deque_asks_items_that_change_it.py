from collections import deque


class Item:
    def __init__(self, answer):
        self.answer = answer
        self.row = None

    def __eq__(self, other):
        self.row.clear()
        return self.answer


def shows(call):
    item = Item(answer)
    row = item.row = deque([item, 1])
    try:
        print(call(row), list(row))
    except Exception as error:
        print(f"{type(error).__name__}: {error}", list(row))


for answer in (True, False):
    shows(lambda row: 5 in row)
    shows(lambda row: row.index(5))
    shows(lambda row: row.count(5))
    shows(lambda row: row.remove(5))
