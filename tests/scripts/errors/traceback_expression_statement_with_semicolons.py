a = 1; b = 0; print("same line"); c = a / b; print("never")
