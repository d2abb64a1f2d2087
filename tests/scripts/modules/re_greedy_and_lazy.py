import re

text = "<p>one</p><p>two</p>"
print(re.findall("<p>.*</p>", text), re.findall("<p>.*?</p>", text), re.findall("<.+?>", text))
print(re.match("a{2,3}", "aaaa"), re.match("a{2,3}?", "aaaa"), re.match("a{,2}", "aaaa"), re.match("a{2}", "a"))
print(re.match("a{1,", "a{1,"), re.match("a{}", "a{}"), re.match("x{a}", "x{a}"), re.match("a{2,}b", "aaab"))
print(re.match("(a|ab)(c|bcd)(d*)", "abcd").groups(), re.match("(?:a|ab)c", "abc"))
print(re.match("(a)|b", "b").groups(), re.match("(?:(a)|(b))*", "abab").groups(), re.match("(a+)*", "aaa").groups())
print(re.match("(a+|b)*c?", "aabX").groups(), re.search("(?:a?){3}b", "aab").span())
