from _together import together

def change(i):
    text = f"Thread {i} says hello"
    kept = []
    for _ in range(200):
        kept = [text.upper(), text.lower(), text.title(), text.swapcase(), text.capitalize()]
    results[i] = kept

results = {}
together(change)
for i in sorted(results):
    print(results[i])
