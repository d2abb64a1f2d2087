from http import HTTPMethod, HTTPStatus

print(repr(HTTPStatus.NOT_FOUND), HTTPStatus.NOT_FOUND, HTTPStatus.NOT_FOUND == 404, HTTPStatus(418).phrase)
print(HTTPStatus.NOT_FOUND.description, HTTPStatus.OK.is_success, HTTPStatus.OK.is_client_error, f"{HTTPStatus.OK}")
print(len(HTTPStatus), [status.name for status in HTTPStatus if status.is_redirection])
print(repr(HTTPMethod.GET), HTTPMethod.GET == "GET", HTTPMethod.POST.description, [*HTTPMethod.__members__])
print(HTTPStatus.REQUEST_URI_TOO_LONG, sum(HTTPStatus))
try:
    HTTPStatus(999)
except ValueError as error:
    print(error)
