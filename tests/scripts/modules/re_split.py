import re

print(re.split(r"\W+", "Words, words, words."))
print(re.split(r"(\W+)", "Words, words, words."))
print(re.split(r"\W+", "Words, words, words.", maxsplit=1))
print(re.split("[a-f]+", "0a3B9", flags=re.IGNORECASE))
print(re.split("x*", "axbc"), re.split("(x*)", "axbc"))
print(re.split(r"\b", "Words, words"), re.split("", "abc"))
print(re.split("(a)|b", "1a2b3"), re.split("x", ""), re.split(b",", b"a,b"))
