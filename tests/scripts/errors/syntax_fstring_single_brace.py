x = f"value } here"
