import re

for pattern in ("", "a*", "a*?", "|a", "a|", "(a)|", r"\b", r"(?=a)", "^|a", "$|b", "a??", "(?:)|b", "x?"):
    for text in ("", "a", "baac"):
        spans = [m.span() for m in re.finditer(pattern, text)]
        print(repr(pattern), repr(text), spans, re.sub(pattern, ".", text), re.split(pattern, text))
