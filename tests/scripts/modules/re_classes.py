import re

text = "aZ09_-]^[\\ \t\né.*"
for pattern in ("[a-z]", "[^a-z]", "[]]", "[^]]", "[a-]", "[-a]", r"[\]\\]", r"[\w-]", r"[^\W\d]", r"[\s.]", "[*.]", r"[\x30-\x39]", "[^\n]", r"[\d\D]", "[a^]", r"[\b]", r"\.", "."):
    print(pattern, re.findall(pattern, text))
print(re.findall("(?i)[a-f]", "AbZg"), re.findall("(?i)[^a-f]", "AbZg"), re.findall(r"(?a)[\w]", "aé"), re.findall("[\u00e0-\u00ff]", "aéÿ"))
