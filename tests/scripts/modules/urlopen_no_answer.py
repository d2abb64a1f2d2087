# needs: real time
import http.client
import socket
from urllib.error import URLError
from urllib.request import urlopen

from _loopback import serving

with socket.socket() as unused:
    unused.bind(("127.0.0.1", 0))
    try:
        urlopen("http://127.0.0.1:%d/" % unused.getsockname()[1])
    except URLError as error:
        print(error, repr(error), repr(error.reason))
for url in ("nothing", "", "foo://x/", "http://", "http:///path"):
    try:
        urlopen(url)
    except (URLError, ValueError) as error:
        print(type(error).__name__, error)
with serving() as base:
    try:
        urlopen(base + "/nothing")
    except http.client.RemoteDisconnected as error:
        print(error, isinstance(error, ConnectionResetError))
    try:
        urlopen(base + "/slow", timeout=0.05)
    except TimeoutError as error:
        print(repr(error))
    try:
        with urlopen(base + "/broken") as answer:
            answer.read()
    except http.client.IncompleteRead as error:
        print(error, error.partial, error.expected)
