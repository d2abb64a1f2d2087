# Look-around at the edges of a pattern, from every start.
import re

texts = ["aaxaa", "price $12, $3 and 45", "éa aé a", "12 345 67", "", "a", "x", "abcabd ab", "_a a_ é_ ª²a", "a\nb\n"]
patterns = [
    r"(?<!x)a", r"(?<=\$)\d+", r"(?<=\$)(\d)\d*", r"\ba\b", r"\b\w+\b", r"\b[a-zé]+\b", r"(?<!\d)\d{2}(?!\d)",
    r"(?<=ab)c(?!a)", r"(?<=ab)(c|d)", r"a(?=é)", r"(?<=a)", r"(?<!a)x*", r"(?<=\s)\w+(?=\s)", r"\b\b", r"a$",
    r"(?<=a)\n?$", r"\b(?:a|éa)\b", r"\bé", r"é\b", r"\b_", r"(?<![a-z])[a-z](?![a-z])", r"(?a:\ba\b)", r"(?<=(a))b",
]
for pattern in patterns:
    compiled = re.compile(pattern)
    for text in texts:
        found = [(match.span(), match.groups()) for match in compiled.finditer(text)]
        starts = [bool(compiled.match(text, at)) for at in range(len(text) + 1)]
        full = [bool(compiled.fullmatch(text, at)) for at in range(len(text) + 1)]
        print(pattern, repr(text), found, "".join("01"[s] for s in starts), "".join("01"[s] for s in full))
    print(compiled.sub("<\\g<0>>", " ".join(texts)), compiled.split("a éa $1 12"))
