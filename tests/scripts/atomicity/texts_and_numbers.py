# Immutable values are shared freely: texts, numbers, their hashes; += on a name of one's own.
from _hammer import hammer

words = [f"wörd{i}" for i in range(50)]
def build(i):
    text = ""
    for word in words: text += word
    assert len(text) == sum(map(len, words)) and text.upper().lower() == text
    assert "-".join(words).split("-") == words and "".join(words) == text
def look(i):
    assert {word: hash(word) for word in words} == {word: hash(word) for word in words}
    assert words[i % 50][1] == "ö" and words[i % 50][-1:].isdigit() and f"{words[0]:>9}" == "    wörd0"
def count(i):
    number = 2 ** 62
    for k in range(20): number += 2 ** 62 + i
    assert number == 21 * 2 ** 62 + 20 * i and int(str(number)) == number and float(i) == i
hammer(build, build, look, count, rounds=60)
print("".join(words)[:10])
