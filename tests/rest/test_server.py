import http.client
import json
import socket
import subprocess
import sys

import pytest

from service.adapters.rest.server import open_socket, require_leave
from service.errors import ConfigurationError
from service.keys import Keys
from service.settings import Settings
from service.store import open_store, store_url


def test_a_port_in_use_is_told_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"Port {port} is in use.*--port {port + 1}"):
            open_socket(Settings(port=port))


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(ConfigurationError, match=r"Cannot listen on 192\.0\.2\.1"):
        open_socket(Settings(host="192.0.2.1", port=0))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - what must be refused
def test_an_address_that_others_can_reach_needs_leave_or_a_key(host, tmp_path):
    with pytest.raises(ConfigurationError, match="minsheng keys add"):
        require_leave(Settings(host=host, home=tmp_path))
    require_leave(Settings(host=host, allow_public=True, home=tmp_path))
    Keys(open_store(store_url(Settings(home=tmp_path)))).add("desk")
    require_leave(Settings(host=host, home=tmp_path))


def test_the_real_server_answers_on_the_address_it_prints():
    program = (
        "from service.adapters.rest.server import serve; from service.settings import read_settings;"
        "serve(read_settings(model='echo', port=0))"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        port = int(line.split("http://127.0.0.1:")[1].split("/")[0])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/v1/digest", json.dumps({"text": "新增床位1200张。"}), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert json.load(answer)["sentences"][0]["translation"].startswith("[en]")
        connection.close()
    finally:
        process.terminate()
        process.stdout.close()
        assert process.wait(30) in (0, -15)
