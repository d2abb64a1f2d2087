"""JSON: records to text and back, large and small, compact and laid out."""
import json
import sys


def records(n):
    return [
        {"id": i, "name": f"User {i}", "tags": ["a", "b\n", "ü"], "score": i * 1.5, "ok": i % 2 == 0, "none": None, "in": {"x": [i]}}
        for i in range(n)
    ]


def run(n):
    checksum = 0
    data = records(200)
    for i in range(n):
        text = json.dumps(data)
        checksum += len(text)
        back = json.loads(text)
        checksum += back[i % 200]["id"] + len(json.dumps(data, indent=2, sort_keys=True))
        for j in range(100):
            small = json.dumps({"n": j, "items": [j, "x", None, True]}, separators=(",", ":"))
            checksum += len(small) + json.loads(small)["n"]
    return checksum


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    print(run(n))
