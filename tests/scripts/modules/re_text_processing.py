import re

log = """2024-01-05 12:00:01 ERROR disk full (code=28)
2024-01-05 12:00:02 INFO started
2024-01-06 09:30:00 WARN slow: 250ms (code=7)"""
entry = re.compile(r"^(?P<day>\S+) (?P<time>[\d:]+) (?P<level>[A-Z]+) (?P<text>.*?)(?: \(code=(?P<code>\d+)\))?$", re.M)
for m in entry.finditer(log):
    print(m.groupdict())
print(re.sub(r"(\w+)\s+\1\b", r"\1", "the the cat sat sat down"))
print(re.sub(r"[A-Z]", lambda m: "_" + m[0].lower(), "camelCaseName"), re.sub(r"_(\w)", lambda m: m[1].upper(), "a_b_cd"))
print(dict(re.findall(r"(\w+)=(\w+)", "a=1 b=2 c=x")), re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", "me@x.org, a.b+c@d-e.co.uk;"))
print(re.fullmatch(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}", "192.168.1.255") is not None)
print(re.match(r"\s*#", "   # comment").end(), re.sub(r"\s+", " ", "  many \n\t spaces ").strip())
