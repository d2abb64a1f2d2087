class CM:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", a)
for i in range(3):
    with CM():
        if i == 1:
            break
for i in range(3):
    try:
        continue
    finally:
        print("finally", i)
