# needs: real time
import os
import tempfile
from urllib.error import URLError
from urllib.request import pathname2url, urlopen, urlretrieve

print(urlopen("data:,hello%20there").read(), urlopen("data:text/x;base64,aGk=").headers["Content-type"])
print(urlopen("data:text/x;base64,aGk=").read(), urlopen("data:,x").headers.get_content_type())
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a file.txt")
    with open(path, "w") as file:
        file.write("some text")
    with urlopen("file://" + pathname2url(path)) as answer:
        print(answer.read(), answer.headers["Content-length"], answer.headers["Content-type"])
    try:
        urlopen("file:///no/such/file")
    except URLError as error:
        print(type(error.reason).__name__)
    target = os.path.join(folder, "copy")
    name, headers = urlretrieve("data:,abc", target, lambda *args: print(args))
    print(name == target, open(target).read())
