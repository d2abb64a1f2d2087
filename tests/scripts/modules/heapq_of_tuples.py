# A queue by priority, and a sort by a heap, of items that compare without Python code.
import heapq

queue = []
for job in [(5, "write"), (7, "release"), (1, "spec"), (3, "create"), (1.5, "think"), (True, "ask")]:
    heapq.heappush(queue, job)
print(queue[0], len(queue))
while queue:
    print(*heapq.heappop(queue))

numbers = [4, 1.5, -3, 10**30, 2, -(10**25), 7, 0.1]
heapq.heapify(numbers)
print(numbers)
print([heapq.heappop(numbers) for _ in range(len(numbers))])

words = "the quick brown fox jumps over the lazy dog".split()
print(heapq.nsmallest(3, words), heapq.nlargest(3, words))
print(heapq.nsmallest(3, words, key=len), heapq.nlargest(3, words, key=len))
print(heapq.nsmallest(0, words), heapq.nlargest(-2, words), heapq.nsmallest(1, []), heapq.nlargest(20, iter(words)))


class Pile(list):
    pass


pile = Pile([3, 1, 2])
heapq.heapify(pile)
print(pile, heapq.heapreplace(pile, 9), heapq.heappushpop(pile, 0), heapq.heappop(pile), pile)
