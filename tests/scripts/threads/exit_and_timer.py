import threading

threading.Timer(0.02, print, ["a timer is waited for"]).start()
daemon = threading.Timer(1000, print, ["never"])
daemon.daemon = True
daemon.start()
print("end")
