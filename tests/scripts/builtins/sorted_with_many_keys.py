people = [("bob", 30, 1.5), ("ann", 25, 2.5), ("cy", 30, 0.5), ("dee", 25, 2.5)]
print(sorted(people, key=lambda p: (p[1], -p[2], p[0])))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(sorted(people), key=lambda p: p[2]))
print(sorted("Hello World", key=str.lower), sorted([("b", 1), ("a", 2)], key=lambda t: {"a": 2, "b": 1}[t[0]]))
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or -x)
print(calls, sorted([[2, 1], [1, 9], [1]]), sorted({"z": 1, "a": 2}.items(), key=lambda kv: kv[1]))
