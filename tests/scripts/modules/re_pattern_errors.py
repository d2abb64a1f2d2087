import re

patterns = r"""(  )  a)  (a  [a  [  [b-a]  [\w-a]  *a  a**  a{2}{3}  a{3,2}  (?P<1>a)  (?P<a  (?P<>a)  (?P<a>b)(?P<a>c)
(?P=x)  (?P=  (?Px)  (?<x)  (?z)  (?  (?P  (?i  (?i-  (?-i  (?-a:b)  (?au:b)  (?L:b)  (?i-i:b)  a(?i)b  (?<=a*)b
(?<=(a|bc))  \1  (\1)  (a)\2  \q  \xg  \x1  \u12  \U00110000  \N{no}  \Na  \400  [\8]  [\q]  (?(1)a|b|c)  (?(2)a)(b)
(?(x)a)  (?(0)a)  (?#abc  (?(  a{99999999999}  ^*  \b+  (?<=(a)\1)  x{1,2}*  |*""".split()
for pattern in patterns + ["a\n(b", "\\", "(?P<é x>a)", "(?x: a"]:
    try:
        print(repr(pattern), re.compile(pattern).pattern)
    except re.PatternError as error:
        print(repr(pattern), error, (error.msg, error.pos, error.lineno, error.colno))
    except Exception as error:
        print(repr(pattern), type(error).__name__, error)
print(re.error is re.PatternError, re.PatternError("m", "a\nb", 3), repr(re.PatternError("m")), re.PatternError.__mro__)
