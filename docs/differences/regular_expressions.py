"""Corners of regular expressions where Rust's libraries and CPython's matcher do not agree."""
import re

print("empty rounds of a loop:", re.match("(a*)*", "aa").groups())
print("no boundary in no text:", re.findall(r"\B", ""))
