"""Serving the application on an address, and knowing at once when the address is taken."""

from __future__ import annotations

import errno
import ipaddress
import socket

import uvicorn
from fastapi import FastAPI

from stdgraph.errors import BadUsage, Message, PortTaken, StdgraphError

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the address.

    Raises:
        PortTaken: another program listens there.
        BadUsage: the host isn't an address of this machine, or the port may not be used.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
            bound.listen(128)
        except OSError:
            bound.close()
            raise
    except OSError as error:
        raise _refused(host, port, error) from error
    return bound


def _refused(host: str, port: int, error: OSError) -> StdgraphError:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(
            Message(f"{host} 的端口 {port} 已被占用。", f"Port {port} on {host} is taken."),
            Message(
                "请用 --port 换一个端口，或结束占用它的程序。",
                "Name another with --port, or stop the program that uses it.",
            ),
        )
    why = error.strerror or str(error)
    return BadUsage(
        Message(
            f"不能在 {host}:{port} 上提供服务：{why}。", f"Can't serve on {host}:{port}: {why}."
        ),
        Message("请检查 --host 和 --port。", "Check --host and --port."),
    )


def accepted_hosts(host: str) -> tuple[str, ...]:
    """Return the names that a request's Host header may bear for a server on ``host``.

    A server on all addresses takes any name; one on the loopback its usual names.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return (*LOOPBACK_NAMES, host) if host == "localhost" else (host,)
    if address.is_unspecified:
        return ()
    own = f"[{host}]" if address.version == 6 else host
    return tuple(dict.fromkeys((*LOOPBACK_NAMES, own))) if address.is_loopback else (own,)


def run(app: FastAPI, bound: socket.socket) -> None:
    """Serve until the process is told to stop (SIGINT, SIGTERM)."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        # A connection that the server closes while a client reuses it is an error to the client.
        timeout_keep_alive=65,
    )
    uvicorn.Server(config).run(sockets=[bound])
