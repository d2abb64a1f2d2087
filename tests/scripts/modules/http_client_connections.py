# needs: real time
import http.client

from _loopback import serving

with serving() as base:
    place = base.removeprefix("http://")
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/hello")
    answer = connection.getresponse()
    print(answer.status, answer.reason, answer.version, answer.getheader("x-some-thing"), answer.getheader("none", 5))
    print(answer.read())
    connection.request("POST", "/form", body="text", headers={"Content-Type": "a/b"})
    answer = connection.getresponse()
    print(answer.status, answer.read())
    connection.close()
    try:
        connection.getresponse()
    except http.client.ResponseNotReady as error:
        print(error)
    try:
        http.client.HTTPConnection("h:port")
    except http.client.InvalidURL as error:
        print(error)
print(http.client.responses[404], http.client.OK, http.client.HTTP_PORT, issubclass(http.client.RemoteDisconnected, ConnectionResetError))
print(repr(http.client.IncompleteRead(b"abc", 5)), http.client.IncompleteRead(b"abc"), repr(http.client.BadStatusLine("x")))
