# exit: 130
print("before")
raise KeyboardInterrupt
