class Dog:
    def bark(self, times): return "woof" * times
Dog().bark(1, 2)
