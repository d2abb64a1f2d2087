import re

print(re.findall(r"\w+(?=:)", "key: value other: x"), re.findall(r"\b(?!not)\w+", "do not go"))
print(re.findall(r"(?<=\$)\d+", "$5 6 $70"), re.findall(r"(?<!\$)\b\d+", "$5 6 $70"))
print(re.findall(r"(\w)\1", "hello book"), re.search(r"(a)(b)?(?(2)c|d)", "ad abc").group())
print([m.group() for m in re.finditer(r"(<)?\w+(?(1)>|$)", "<a> b> c")])
print(re.search(r"(?>a+)b", "aaab"), re.search(r"(?>a+)ab", "aaab"), re.search("a*+a", "aaa"), re.search("a?+b", "ab"))
print(re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"))
print(re.match(r"(?=.*\d)(?=.*[a-z]).{4,}$", "ab1c"), re.match(r"(?=.*\d).{4,}$", "abcd"))
print(re.search(r"(?i)(\w+) \1", "The the cat").groups())
