print("now")
time.sleep(0)
