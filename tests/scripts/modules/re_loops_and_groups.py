# Groups within loops keep what they matched last; loops of nothing end.
import re

for pattern, text in [
    (r"(a|b)*c", "ababc"), (r"(?:(a)|b)*", "ab"), (r"(?:(a)|(b))+", "aba"), (r"(a*)*", "aab"), (r"(a*)+", "b"),
    (r"(a?)*?b", "aab"), (r"(?:a|ab)(?:c|bcd)(d*)", "abcd"), (r"((a)|b)*?c", "abac"), (r"(?:x(y)?)*", "xyx"),
    (r"(a+|b){2,3}", "aabb"), (r"(a+|b){2,3}?", "aabb"), (r"(?:){3}a", "a"), (r"(|a)+", "aa"), (r"(|a)*?b", "aab"),
    (r"(\w+)\s\1", "the the"), (r"(?i)(\w+)\s\1", "The tHE"), (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"),
    (r"(?=(\w+))\1:", "abc:"), (r"(?>a+)b", "aab"), (r"(?>a|ab)c", "abc"), (r"a++a", "aaa"), (r"(?:ab)?+ab", "ab"),
    (r"(?<=(a))b\1", "aba"), (r"(?<!a)b", "abb"), (r"(?!(a))b", "b"), (r"(.)(.)\2\1", "xabbay"), (r"\b(\w)\w*\1\b", "no abba"),
    (r"^(?:(.)(?=.*\1))*$", "abab"), (r"(?s)(.*?)\n\1$", "ab\nab"), (r"(é|ß)+\1", "éßß"), (r"(?i)(straße)\1", "straßeSTRAßE"),
]:
    match = re.search(pattern, text)
    print(pattern, text, match and (match.span(), match.groups(), match.regs), re.fullmatch(pattern, text) is not None)
    print("   ", re.findall(pattern, text + text), re.sub(pattern, "-", text))
