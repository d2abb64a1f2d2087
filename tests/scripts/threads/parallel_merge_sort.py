import threading
def merge(a, b):
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if b[j] < a[i]:
            out.append(b[j]); j += 1
        else:
            out.append(a[i]); i += 1
    return out + a[i:] + b[j:]
def sort(xs, depth, box):
    if len(xs) < 2 or depth == 0:
        box.append(sorted(xs))
        return
    boxes = [], []
    half = len(xs) // 2
    ts = [threading.Thread(target=sort, args=(part, depth - 1, b)) for part, b in zip((xs[:half], xs[half:]), boxes)]
    for t in ts: t.start()
    for t in ts: t.join()
    box.append(merge(boxes[0][0], boxes[1][0]))
data, result = [(i * 7919) % 1009 for i in range(1009)], []
sort(data, 3, result)
print(result[0] == list(range(1009)))
