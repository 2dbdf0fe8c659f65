"""Browsers on pages of other sites, names that are made to point here, and words that would break a header or a log line."""

import pytest

BODY = {"items": [{"text": "公共服务"}]}


@pytest.mark.parametrize("path", ["/translate", "/v1/reviews", "/v1/jobs", "/v1/digest", "/detect"])
def test_a_page_of_another_site_cannot_make_the_browser_post(client, problem, path):
    problem(client.post(path, data={"q": "床位"}, headers={"sec-fetch-site": "cross-site"}), status=403, code="foreign-site")


@pytest.mark.parametrize("site", ["same-origin", "same-site", "none"])
def test_the_services_own_page_can(client, site):
    assert client.post("/v1/detect", json=BODY, headers={"sec-fetch-site": site}).status_code == 200


def test_a_link_from_another_site_opens_the_page(client):
    assert client.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_no_answer_may_be_read_by_a_page_of_another_site(client):
    headers = {"origin": "https://example.org", "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    for answer in (client.options("/v1/digest", headers=headers), client.post("/v1/detect", json=BODY, headers=headers)):
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["example.org", "example.org:8000", "192.0.2.1", "localhost.example.org", "[2001:db8::1]:8000"])
def test_an_open_service_answers_to_no_foreign_name(client, problem, host):
    problem(client.get("/v1/reviews", headers={"host": host}), status=403, code="foreign-site")


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "127.0.0.2"])
def test_an_open_service_answers_to_the_names_of_this_machine(client, host):
    assert client.post("/v1/detect", json=BODY, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("settings", [{"allow_public": True}, {"keys_required": True}])
def test_a_service_for_others_answers_to_any_name(open_client, tmp_path, settings):
    client = open_client(home=tmp_path, **settings)
    assert client.get("/health", headers={"host": "translate.example.org"}).status_code == 200


def test_a_request_id_cannot_break_into_headers_or_log_lines(run_service):
    with run_service().connect() as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Request-ID: a\rSet-Cookie: b=c\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert b"set-cookie" not in answer.lower()


@pytest.mark.parametrize(
    "path", ["/page/../../settings.py", "/page/%2e%2e%2fapp.py", "/page/..%5capp.py", "/page//etc/passwd", "/page/page.js%00.css"]
)
def test_the_page_gives_out_its_own_files_alone(run_service, path):
    with run_service().connect() as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 404 ")
