def outer():
    def inner():
        return quantity
    inner()
    quantity = 1
outer()
