import copy
import re

a, b = re.compile("ab*", re.I), re.compile("ab*", re.I)
print(a == b, hash(a) == hash(b), a == re.compile("ab*"), a is re.compile("ab*", re.I), a == "ab*")
print(a, a.pattern, a.flags, a.groups, a.groupindex, re.compile(a) is a)
print(re.compile("x" * 250), re.compile("'\"\n"))
print(type(a), type(a.match("ab")), re.Pattern[str], isinstance(a, re.Pattern), copy.copy(a) is a, copy.deepcopy(a) is a)
re.purge()
print(re.compile("ab*", re.I) is a, re.compile("ab*", re.I) == a)
scanner = re.compile(r"\d|x").scanner("1x2")
print(scanner.match(), scanner.search(), scanner.match(), scanner.match(), scanner.pattern)
print(re.escape("a.b*c [d] é_-#&~\n"), re.escape(""), re.findall(re.escape("(a+b)?"), "x(a+b)?y"))
finder = re.finditer("a", "banana")
print(iter(finder) is finder, next(finder).start(), len(list(finder)), next(finder, None))
