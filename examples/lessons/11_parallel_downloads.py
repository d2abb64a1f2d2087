# Look for: eight downloads one after the other take eight times as long as one; in eight threads about as long as one,
# although there is a GIL: a thread that waits for the network does not have it. What comes is the same.
#   minipy 11_parallel_downloads.py             (and try --no-gil: waiting becomes no faster)
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

PAGES, SECONDS = 8, 0.1


class SlowPages(BaseHTTPRequestHandler):
    """A server far away: each page takes a tenth of a second."""

    def do_GET(self):
        time.sleep(SECONDS)
        page = f"this is {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args):
        pass


def download(url, pages):
    with urlopen(url) as answer:
        pages[url] = answer.read()


def one_after_the_other(urls):
    pages = {}
    for url in urls:
        download(url, pages)
    return pages


def in_threads(urls):
    pages = {}
    threads = [threading.Thread(target=download, args=(url, pages)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return pages


with ThreadingHTTPServer(("127.0.0.1", 0), SlowPages) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    urls = [f"http://127.0.0.1:{server.server_port}/page{number}" for number in range(PAGES)]
    times, results = [], []
    for way in (one_after_the_other, in_threads):
        began = time.perf_counter()
        results.append(way(urls))
        times.append(time.perf_counter() - began)
        print(f"{way.__name__:20} {times[-1]:.2f} s")
    print("same pages:", results[0] == results[1], "and", len(results[0]), "of them")
    print("threads were at least twice as fast:", times[0] > 2 * times[1])
    server.shutdown()
