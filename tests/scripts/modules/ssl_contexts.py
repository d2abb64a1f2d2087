import ssl

context = ssl.create_default_context()
print(context.check_hostname, repr(context.verify_mode), context.verify_mode == ssl.CERT_REQUIRED)
try:
    context.verify_mode = ssl.CERT_NONE
except ValueError as error:
    print(error)
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
print(context.verify_mode)
context = ssl._create_unverified_context()
print(context.check_hostname, context.verify_mode, ssl.CERT_OPTIONAL)
print(issubclass(ssl.SSLError, OSError), issubclass(ssl.SSLCertVerificationError, ValueError))
