import io
from http.client import HTTPMessage, LineTooLong, parse_headers

text = b"Content-Type: text/html; charset=\"UTF-8\"\r\nX-A: 1\r\nx-a:2\r\nBroken line\r\nFolded: one\r\n two\r\n\r\nbody"
file = io.BytesIO(text.replace(b"Broken line\r\n", b""))
headers = parse_headers(file)
print(isinstance(headers, HTTPMessage), len(headers), headers.keys(), file.read())
print(headers["content-TYPE"], headers["none"], "X-a" in headers, headers.get("none", 5))
print(headers.get_all("x-a"), headers.get_all("none"), headers.get_all("none", []))
print(headers.get_content_type(), headers.get_content_maintype(), headers.get_content_subtype(), headers.get_content_charset())
headers["New"] = "n"
del headers["x-A"]
headers.replace_header("new", "m")
headers.add_header("Content-Disposition", "attachment", filename="a.txt")
print(headers.items()[2:], headers.get_filename(), list(headers)[0])
try:
    headers.replace_header("none", 1)
except KeyError as error:
    print(error)
try:
    parse_headers(io.BytesIO(b"x" * 70000))
except LineTooLong as error:
    print(error)
print(HTTPMessage().get_content_type(), HTTPMessage().get_content_charset(), len(HTTPMessage()))
