"""Regular expressions: searching, groups, replacing, splitting, look-around, in short and long texts."""
import re
import sys

ENTRY = re.compile(r"^(?P<day>\d{4}-\d\d-\d\d) (?P<level>[A-Z]+) (?P<text>.*?)(?: \(code=(\d+)\))?$", re.M)
NAME = re.compile(r"[A-Za-z_]\w*")
PAIR = re.compile(r"(\w+)=(\w+)")
TWICE = re.compile(r"\b(\w+) \1\b")
WORDS = re.compile(r"\W+")


def log(n):
    levels = "INFO", "WARN", "ERROR"
    return "\n".join([f"2024-{i % 12 + 1:02}-{i % 28 + 1:02} {levels[i % 3]} user{i} key{i}=v{i % 7} (code={i})" for i in range(n)])


def run(n):
    checksum = 0
    text = log(200)
    for i in range(n):
        for m in ENTRY.finditer(text):
            checksum += len(m["text"]) + int(m[4])
        checksum += len(NAME.findall(text)) + len(WORDS.split(text))
        checksum += len(PAIR.sub(r"\2=\1", text)) + len(re.sub(r"\d+", lambda m: m[0] * 2, text))
        checksum += len(TWICE.findall("this is is a a test of of it it " * 5))
        for word in ("alpha", "beta42", "_x", "9lives", "a-b"):
            if re.fullmatch(r"[a-z_][a-z0-9_]*", word):
                checksum += len(word)
            m = re.match(r"(\D*)(\d+)?", word)
            checksum += m.end()
    return checksum


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    print(run(n))
