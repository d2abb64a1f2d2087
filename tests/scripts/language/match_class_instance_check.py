class Meta(type):
    def __instancecheck__(cls, instance):
        print("asked about", instance)
        return instance == 3


class Three(metaclass=Meta):
    pass


for x in [3, 4]:
    match x:
        case Three():
            print("three")
        case _:
            print("other")
