# needs: real time
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

from _progress import proved

go_on = threading.Event()


def wait():
    go_on.wait(60)
    go_on.clear()


class Slow(BaseHTTPRequestHandler):
    def do_GET(self):
        wait()
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        if self.path == "/body":
            wait()
        self.wfile.write(b"hello")

    def log_message(self, *args):
        pass


with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    proved("urlopen", lambda: urlopen(url).read(), go_on.set)
    go_on.set()
    answer = urlopen(url + "/body")
    proved("read of an answer", answer.read, go_on.set)

    def in_thread():
        found = []
        other = threading.Thread(target=lambda: found.append(urlopen(url).read()))
        other.start()
        other.join()
        return found

    proved("urlopen in a thread", in_thread, go_on.set)
    server.shutdown()
    thread.join()
