raise BaseExceptionGroup("base", [KeyboardInterrupt("stop"), SystemExit(3), ValueError("v")])
