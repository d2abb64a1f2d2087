# References to groups: where a match can begin at all is found first.
import re

text = "<b>x</b> <i>y</b></i> 'it' \"s'\" 11 12 22 '' (a(b)) no-no on-no <é>z</é>"
for pattern in [
    r"<(\w+)>.*?</\1>", r"(['\"])(.*?)\1", r"(\d)\1", r"(\w+)-\1", r"(?:(<)|\()\w+(?(1)>|\))", r"(?P<q>['\"]).*(?P=q)",
    r"(?i)(n)o-\1", r"'(?>i?)t", r"\d++2", r"(1)?(?(1)\1|2)2", r"(?=(['<]))\1", r"(?<=')(\w)(?!\1)",
]:
    for subject in (text, text.replace("é", "e"), text.encode()):
        compiled = re.compile(pattern if isinstance(subject, str) else pattern.encode())
        print(pattern, [(match.span(), match.groups()) for match in compiled.finditer(subject)])
    print(compiled.split(b"<a>1</a>11'x'"), compiled.subn(rb"{\g<0>}", b"<a>1</a>11'x'"))
