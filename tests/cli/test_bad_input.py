"""What goes wrong outside: one clear sentence, the right exit code, no traceback, nothing lost."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx
import pytest

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a sg:Standard }"


def stdgraph(*arguments, data, lang="en"):
    return subprocess.run(
        [sys.executable, "-m", "stdgraph", *arguments, "--data", str(data), "--lang", lang],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def assert_refused(result, code, *words):
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


@pytest.fixture
def data(bundled_folder, tmp_path):
    return shutil.copytree(bundled_folder, tmp_path / "data")


def test_a_missing_query_file_is_named(run, tmp_path):
    result = run("query", "--file", str(tmp_path / "no.rq"), code=2)
    assert "no.rq" in result.stderr
    assert "Check the path" in result.stderr


def test_a_query_file_in_no_known_encoding_is_refused(run, tmp_path):
    path = tmp_path / "q.rq"
    path.write_bytes(COUNT.encode() + b"# \xff\xff")
    assert "UTF-8" in run("query", "--file", str(path), code=2).stderr


def test_a_missing_file_to_validate_is_named(run, tmp_path):
    assert "no.ttl" in run("validate", str(tmp_path / "no.ttl"), code=2).stderr


def test_a_cut_off_turtle_file_is_named_with_its_line(run, tmp_path):
    path = tmp_path / "cut.ttl"
    path.write_text("@prefix sg: <https://w3id.org/stdgraph/ontology#> .\n<urn:a> a sg:Stand")
    text = run("validate", str(path), code=2).stderr
    assert "cut.ttl" in text
    assert "line 2" in text.lower()


def test_a_turtle_file_in_another_encoding_is_refused(run, tmp_path):
    path = tmp_path / "gb.ttl"
    path.write_bytes('<urn:a> <urn:b> "标准" .'.encode("gb18030"))
    assert "UTF-8" in run("validate", str(path), code=2).stderr


def test_an_unknown_option_is_bad_usage(run):
    assert "--levl" in run("gaps", "--levl", "group", code=2).stderr


def test_a_folder_below_a_file_is_out_of_reach(tmp_path):
    (tmp_path / "file").write_text("x")
    assert_refused(stdgraph("stats", data=tmp_path / "file" / "d"), 3, "--data")


def test_a_damaged_store_is_named(data):
    (data / "graph.sqlite").write_bytes(b"this is no database" * 1000)
    for leftover in data.glob("graph.sqlite-*"):
        leftover.unlink()
    assert_refused(stdgraph("stats", data=data), 3, str(data))


def test_a_damaged_record_is_named(data):
    (data / "stdgraph.json").write_text('{"format": ')
    assert_refused(stdgraph("stats", data=data), 3, "stdgraph.json")


@contextmanager
def serving(data, *options):
    """Run a real server on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "stdgraph",
            "serve",
            "--port",
            str(port),
            "--data",
            str(data),
            *list(options),
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        process.stderr.close()


def test_a_folder_in_use_says_by_whom_and_can_still_be_read(data):
    with serving(data) as (process, port):
        other = stdgraph("serve", "--port", "0", data=data)
        assert_refused(other, 3, str(process.pid), "/api/docs")
        told = stdgraph("serve", "--port", "0", data=data, lang="zh").stderr
        assert "正被另一个进程" in told
        # Exactly how to make the change through the server: both ways lead somewhere.
        addresses = re.findall(r"http://[\w.:]+/[\w/-]*", told)
        assert {httpx.get(one).status_code for one in addresses} == {200}
        assert {one.rpartition("/")[2] for one in addresses} > {"sign-in", "standards", "docs"}
        assert "Authorization: Bearer" in told
        assert "721" in stdgraph("query", COUNT, data=data).stdout
        assert port


def test_a_taken_port_is_named(data, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert_refused(stdgraph("serve", "--port", port, data=data), 3, port, "--port")


def test_a_foreign_address_is_refused(data):
    assert_refused(stdgraph("serve", "--host", "192.0.2.1", data=data), 2, "--host")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of four megabytes; remount it to make it larger."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a full disk needs root and mount")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("mount of a small disk is not allowed here: " + mounted.stderr.decode())
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_named_and_the_next_start_is_whole(small_disk):
    assert_refused(stdgraph("stats", data=small_disk / "d"), 3, "full")
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    result = stdgraph("query", COUNT, data=small_disk / "d")
    assert result.returncode == 0, result.stderr
    assert "721" in result.stdout


def test_a_read_only_disk_still_answers(small_disk, bundled_folder):
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    shutil.copytree(bundled_folder, small_disk / "d")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    new = stdgraph("stats", data=small_disk / "new")
    assert_refused(new, 3, "Read-only file system")
    old = stdgraph("query", COUNT, data=small_disk / "d")
    assert (old.returncode, "721" in old.stdout) == (0, True), old.stderr
