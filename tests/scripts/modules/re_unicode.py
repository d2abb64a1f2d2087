import re

print(re.findall(r"(?i)straße", "STRAßE Straße STRASSE"), re.findall("(?i)[à-ÿ]+", "ÀÉ éà a"), re.findall("(?i)k", "kK\u212a"))
print(re.findall(r"\d+", "12 ٣٤ ५६"), re.findall(r"\d+", "12 ٣٤", re.A), re.findall(r"[^\W\d_]+", "añb1_ü"))
print(re.findall(r"\s", "a\u00a0b\u2003c\x1cd"), re.findall(r"\bä\w*", "ähnlich bär ärger"))
print(re.search(r"\N{BULLET}\u00e9\x41\101", "•éAA").span(), re.findall("[\u4e00-\u9fff]+", "漢字 kana かな"))
print(re.findall("(?i)ı|İ", "iIıİ"), re.findall("(?i)i", "iIıİ"), re.findall("(?i)ſ", "sSſ"), re.findall("(?i)µ", "µμΜ"))
print(re.sub("[😀-😎]", ":-)", "hi 😃!"), re.split("–|—", "a–b—c"), re.findall(r"\w", "e\u0301a"))
