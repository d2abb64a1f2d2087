import html

print(html.escape("<a href=\"x\">Tom & 'Jerry'</a>"), html.escape("\"quoted\" & <b>", quote=False))
print(html.unescape("&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#x27; &eacute;&Eacute; &euro;5 &hellip; &copy 2024 &notit; &alpha;"))
print(html.unescape("&#128; &#0; &#x110000; &#1; &nothing; & &; &# &#x; &ampx &lt"), html.unescape("plain"))
print(html.unescape(html.escape("<'\"&>")))
