from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right

row = [1, 2, 2, 2, 3, 5]
print([bisect_left(row, x) for x in (0, 1, 2, 4, 5, 6)], [bisect_right(row, x) for x in (0, 1, 2, 4, 5, 6)])
print(bisect(row, 2, 2), bisect_left(row, 2, 2), bisect(row, 2, 0, 2), bisect(row, 2, lo=1, hi=3), bisect(row, 2, 0, -1))
print(bisect("aceg", "d"), bisect((1.5, 2.5), 2), bisect([(1, "a"), (2, "b")], (2, "a")), bisect is bisect_right)

people = [("Ann", 20), ("Bob", 30), ("Eve", 40)]
print(bisect(people, 30, key=lambda person: person[1]), bisect_left(people, 30, key=lambda person: person[1]))
insort(people, ("Dan", 30), key=lambda person: person[1])
insort_left(people, ("Cid", 30), key=lambda person: person[1])
print(people)
insort_right(row, 2.0)
insort_left(row, 2.5)
insort(row, 0, 3)
print(row)


class Logged:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        print("get", index)
        return self.items[index]

    def insert(self, index, item):
        print("insert", index, item)


print(bisect(Logged([10, 20, 30, 40]), 20), bisect_left(Logged([10, 20, 30, 40]), 20))
insort(Logged([10, 20, 30]), 25)
