stack, queue = [], [1, 2, 3]
for i in range(3): stack.append(i)
print(stack.pop(), stack.pop(), stack, queue.pop(0), queue, bool(stack), stack[-1])
stack.extend(queue); stack += (9,); stack.insert(0, "bottom")
print(stack, stack.index(9), stack.count(2), len(stack))
while stack: stack.pop()
print(stack, [] or "empty")
