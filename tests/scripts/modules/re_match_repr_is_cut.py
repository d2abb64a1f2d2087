import re

text = "The quick brown fox jumps over the lazy dog and then some more text"
print(re.search(".+", text))
print(re.search(b".+", text.encode()))
for length in (47, 48, 49, 50):
    print(re.search(".+", "é" * length))
