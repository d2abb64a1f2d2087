# needs: real time
# A proxy is asked for the whole address, or for a tunnel where what goes through is encrypted.
import os
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]
seen = []


class Proxy(BaseHTTPRequestHandler):
    def do_GET(self):
        length = int(self.headers.get("Content-Length", 0))
        headers = self.headers["Host"], self.headers["Proxy-Authorization"]
        seen.append((self.command, self.path, *headers, self.rfile.read(length)))
        body = b"by the proxy"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def do_CONNECT(self):
        seen.append((self.command, self.path))
        self.send_error(403, "no tunnels")

    def log_message(self, *args):
        pass


with HTTPServer(("127.0.0.1", 0), Proxy) as server:
    threading.Thread(target=server.serve_forever).start()
    place = f"127.0.0.1:{server.server_port}"
    for proxy in f"http://{place}", place, f"http://some%40one:secret@{place}/":
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy, "https": proxy}))
        with opener.open("http://nowhere.invalid/path?a=1") as answer:
            print(answer.status, answer.url, answer.read())
        print(opener.open("http://nowhere.invalid:8080", b"data").read())
    try:
        opener.open("https://nowhere.invalid/")
    except urllib.error.URLError as error:
        print(type(error).__name__)
    os.environ["http_proxy"] = f"http://{place}"
    print(urllib.request.build_opener().open("http://nowhere.invalid/environment").read())
    os.environ["no_proxy"] = "127.0.0.1"
    print(urllib.request.build_opener().open(f"http://{place}/straight").read())
    server.shutdown()
for one in seen:
    print(*(str(part).replace(str(server.server_port), "PORT") for part in one))
