# Cyclic garbage that nobody collected ends before the module's names go.
greeting = "still here"


class Loop:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print(self.name, greeting)


Loop("the loop is")
print("end of the module")
