def start(ch): return ("number", ch) if ch.isdigit() else ("word", ch) if ch.isalpha() else ("start", "")
def number(ch): return ("number", ch) if ch.isdigit() else ("start", "")
def word(ch): return ("word", ch) if ch.isalnum() else ("start", "")
table = {"start": start, "number": number, "word": word}
def split(text):
    state, piece = "start", ""
    for ch in text + " ":
        new, add = table[state](ch)
        if new != state and piece:
            yield state, piece
            piece = ""
        state, piece = new, piece + add
print(list(split("x1 = 42 + foo9;")))
