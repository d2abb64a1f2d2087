from difflib import context_diff, unified_diff

old = [f"line {n}\n" for n in range(12)]
new = [*old[:2], "inserted\n", *old[2:5], "changed\n", *old[6:]]
print("".join(unified_diff(old, new, "old.txt", "new.txt")))
print("".join(unified_diff(old, new, "old.txt", "new.txt", "yesterday", "today", n=1)))
print("".join(context_diff(old, new, "old.txt", "new.txt", n=2)))
print(list(unified_diff(["a", "b"], ["a", "c"], lineterm="")), list(unified_diff(old, old)), list(unified_diff([], ["x"], lineterm="")))
for action in (lambda: list(unified_diff([b"a"], ["b"])), lambda: list(unified_diff(["a"], ["b"], 5)), lambda: list(context_diff(["a"], [1]))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
