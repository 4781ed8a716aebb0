"""A web server that stops leaves nobody without an answer; a client that does not speak is not waited for."""

import asyncio
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

import pytest

from juli.hub.operations.serving import connections, limits, stopping
from juli.hub.operations.serving.limits import BoundedTime
from juli.hub.operations.serving.server import ReadyServer, configured
from juli.hub.operations.serving.sockets import given_socket, listener, tell_systemd
from juli.hub.operations.serving.stopping import ClosingWhenStopping, Message, Receive, Scope, Send, is_stopping
from tests.hub.operations.running.test_up import free_port

PATIENCE = 10


@pytest.fixture(autouse=True)
def not_stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_asked", False)


class Application:
    """Answers with its name; a request for /slow waits until it is let go."""

    def __init__(self, name: str = "first") -> None:
        self.name = name
        self.begun, self.go = threading.Event(), threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        if scope["path"] == "/slow":
            self.begun.set()
            while not self.go.is_set():
                await asyncio.sleep(0.01)
        headers = [(b"content-length", str(len(self.name)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.name.encode()})


class Running:
    """A server in a thread, on a socket that others may share."""

    def __init__(self, application: Any, shared: socket.socket) -> None:
        self.ready = threading.Event()
        self.server = ReadyServer(configured(ClosingWhenStopping(application), []), self.ready.set)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [shared.dup()]})
        self.thread.start()
        assert self.ready.wait(PATIENCE)

    def ask_to_stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        self.server.handle_exit(how, None)
        while not is_stopping():
            self.thread.join(0.01)

    def ends(self) -> bool:
        self.thread.join(PATIENCE)
        return not self.thread.is_alive()


@pytest.fixture
def shared() -> Iterator[socket.socket]:
    with listener("127.0.0.1", free_port()) as opened:
        yield opened


@contextmanager
def connected(to: socket.socket) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(*to.getsockname(), timeout=PATIENCE)
    connection.connect()
    yield connection
    connection.close()


def asked(connection: HTTPConnection, path: str = "/") -> tuple[str, str]:
    """What is answered, and what it says about the connection."""
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.read().decode(), answer.headers.get("connection", "")


def test_an_open_connection_gets_one_more_answer_and_is_told_to_close(shared: socket.socket) -> None:
    running = Running(Application(), shared)
    with connected(shared) as used, connected(shared) as silent:
        assert asked(used) == ("first", "")
        # The server has taken the silent one too once it answers one that came after it.
        with connected(shared) as later:
            asked(later)
        running.ask_to_stop()
        assert asked(used) == ("first", "close")
        assert asked(silent) == ("first", "close")
    assert running.ends()


def test_who_comes_meanwhile_is_answered_by_the_next_process(shared: socket.socket) -> None:
    first = Running(Application("first"), shared)
    with connected(shared) as used:
        asked(used)
        first.ask_to_stop()
        # Accepting ends before the wish to stop can be seen; this one waits in the socket.
        with connected(shared) as newcomer:
            newcomer.request("GET", "/")
            second = Running(Application("second"), shared)
            assert newcomer.getresponse().read() in (b"first", b"second")
    assert first.ends()
    with connected(shared) as last:
        assert asked(last)[0] == "second"
    second.ask_to_stop(signal.SIGINT)
    assert second.ends()


def test_a_request_under_way_is_finished(shared: socket.socket) -> None:
    application = Application()
    running = Running(application, shared)
    with connected(shared) as used:
        used.request("GET", "/slow")
        assert application.begun.wait(PATIENCE)
        running.ask_to_stop()
        application.go.set()
        assert used.getresponse().read() == b"first"
    assert running.ends()


def test_in_a_hurry_nobody_waits_for_idle_connections(shared: socket.socket) -> None:
    running = Running(Application(), shared)
    with connected(shared) as used:
        asked(used)
        running.ask_to_stop(signal.SIGINT)
        running.thread.join(connections.SECONDS_FOR_HEAD / 2)
        assert not running.thread.is_alive()


@pytest.mark.parametrize("said", [b"", b"GET / HT"], ids=["nothing", "half a line"])
def test_a_head_that_does_not_come_is_not_waited_for(
    shared: socket.socket, said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SECONDS_FOR_HEAD", 0.2)
    running = Running(Application(), shared)
    with connected(shared) as slow:
        slow.sock.sendall(said)
        heard = b"".join(iter(lambda: slow.sock.recv(1000), b""))
    assert heard.startswith(b"HTTP/1.1 408 ") if said else heard == b""
    running.ask_to_stop(signal.SIGINT)
    assert running.ends()


def test_letters_one_by_one_do_not_buy_time(shared: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second request of a connection too: uvicorn counts the pause before it only."""
    monkeypatch.setattr(connections, "SECONDS_FOR_HEAD", 0.5)
    running = Running(Application(), shared)
    with connected(shared) as slow:
        asked(slow)
        slow.sock.settimeout(0.02)
        assert letter_by_letter(slow.sock).startswith(b"HTTP/1.1 408 ")
    running.ask_to_stop(signal.SIGINT)
    assert running.ends()


def letter_by_letter(to: socket.socket) -> bytes:
    """What is heard while letters are sent that never end a line."""
    for _ in range(500):
        to.sendall(b"G")
        try:
            return to.recv(1000)
        except TimeoutError:
            continue
    return b""


def exchanged(application: Any, incoming: list[Message], *, hang: bool = False) -> list[Message]:
    """What BoundedTime sends when these messages come, and then, if `hang`, nothing more."""
    answers: list[Message] = []

    async def receive() -> Message:
        if incoming:
            return incoming.pop(0)
        if hang:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {"type": "http", "path": "/", "method": "POST", "headers": [(b"accept-language", b"en")]}
    asyncio.run(BoundedTime(application)(scope, receive, send))
    return answers


def test_a_body_that_stops_coming_is_answered_with_408(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_FOR_BODY", 0.05)
    part = {"type": "http.request", "body": b"x", "more_body": True}
    start, page = exchanged(Application(), [part], hang=True)
    assert start["status"] == 408
    assert "did not arrive in time" in page["body"].decode()
    assert (b"connection", b"close") in start["headers"]


def test_a_long_body_may_take_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_FOR_BODY", 0.0)
    monkeypatch.setattr(limits, "LEAST_RATE", 10)
    body = limits._Body

    async def allowed() -> float:
        async def never() -> Message:
            raise AssertionError

        one = body(never)
        one._seen = 1000
        return one._end() - one._begin

    assert asyncio.run(allowed()) == pytest.approx(100)


def test_work_that_takes_too_long_is_answered_with_504_and_its_own_answer_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "SECONDS_TO_ANSWER", 0.05)
    finished: list[str] = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await asyncio.sleep(0.1)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"too late"})
        finished.append("work")

    async def both() -> list[Message]:
        answers: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            answers.append(message)

        bounded = BoundedTime(slow)
        await bounded({"type": "http", "path": "/", "headers": []}, receive, send)
        while bounded._left:
            await asyncio.sleep(0.01)
        return answers

    start, page = asyncio.run(both())
    assert start["status"] == 504
    assert "这一步用的时间太长" in page["body"].decode()
    assert finished == ["work"]


def test_an_answer_that_has_begun_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_TO_ANSWER", 0.05)

    async def streaming(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0.15)
        await send({"type": "http.response.body", "body": b"whole"})

    last = {"type": "http.request", "body": b"", "more_body": False}
    assert [answer.get("body") for answer in exchanged(streaming, [last])] == [None, b"whole"]


def test_a_disk_without_room_for_a_body_is_told_as_that() -> None:
    async def full(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        raise OSError(28, "No space left on device")

    last = {"type": "http.request", "body": b"", "more_body": False}
    start, page = exchanged(full, [last])
    assert start["status"] == 507
    assert "no room to save this" in page["body"].decode()


def test_a_socket_is_taken_from_systemd_only_if_it_is_meant_for_us() -> None:
    environment = {"LISTEN_FDS": "1", "LISTEN_PID": "1", "LISTEN_FDNAMES": "juli"}
    assert given_socket(environment) is None
    assert environment == {}


def test_systemd_is_told_where_it_asks(data_folders: Any) -> None:
    address = data_folders() / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(address))
        tell_systemd("READY=1", {"NOTIFY_SOCKET": str(address)})
        assert heard.recv(100) == b"READY=1"
    tell_systemd("READY=1", {})
