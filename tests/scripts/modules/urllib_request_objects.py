from urllib.request import Request

request = Request("http://Example.com:80/path;x?q=1#frag", headers={"content-type": "a/b"})
print(request.full_url, request.type, request.host, request.selector, request.fragment, request.get_method(), request.data)
print(request.origin_req_host, request.unverifiable, request.headers, request.header_items())
request.add_header("x-OTHER-thing", "1")
request.add_unredirected_header("Once", "2")
print(request.has_header("X-other-thing"), request.get_header("Once"), request.get_header("None", 5), sorted(request.header_items()))
request.remove_header("X-other-thing")
request.data = b"x"
print(request.get_method(), request.headers)
print(Request("http://h", method="DELETE").get_method(), Request("  <URL:http://h/x>  ").full_url)
for bad in ("nothing", "", "/path"):
    try:
        Request(bad)
    except ValueError as error:
        print(error)
