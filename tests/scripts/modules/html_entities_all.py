import hashlib
import html
from html.entities import codepoint2name, entitydefs, html5, name2codepoint

print(len(html5), len(name2codepoint), len(codepoint2name), len(entitydefs))
text = "".join(f"{name}={characters}|" for name, characters in html5.items())
print(len(text), hashlib.sha256(text.encode()).hexdigest())
print(sum(name.endswith(";") for name in html5), max(html5, key=len), sorted(html5)[:5], [n for n in html5 if len(html5[n]) > 1][:4])
print(html5["NotEqualTilde;"], html5["fjlig;"], html5["Aacute"], html5["CounterClockwiseContourIntegral;"], html5["nbsp"] == "\xa0")
print(html.unescape("&rightarrow; &lbrace;x&rbrace; &check; &nvlt; &ThickSpace;| &notin; &notindot; &notit; &Hat;&hearts;"))
print(html.unescape("&amp;lt; &ltimes; &ltx &copycat &CounterClockwiseContourIntegral; &CounterClockwise; &ngE; &acE;"))
print(all(html.unescape("&" + name) == characters for name, characters in html5.items()))
