"""A Spark cluster on this machine: a master and two workers on loopback, from the wheel's own classes."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

SPARK = Path(pyspark.__file__).parent
LOOPBACK = "127.0.0.1"
SHORT_LIVED = (
    "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # a Java that optimises for hours to come takes twice the processor
)


def has_java() -> bool:
    """Whether there is a Java that Spark can run on."""
    if not shutil.which("java"):
        return False
    stated = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    return any(f'version "{number}' in stated for number in (17, 21))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[str]:
    """A standalone cluster; gives the master's address, and ends what it started."""
    env = {
        **os.environ,
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_NO_DAEMONIZE": "1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_WORKER_DIR": str(folder),
        "SPARK_DAEMON_JAVA_OPTS": SHORT_LIVED,
    }
    started: list[subprocess.Popen[bytes]] = []
    port = free_port()
    master = f"spark://{LOOPBACK}:{port}"

    def start(*words: str) -> None:
        command = [str(SPARK / "bin" / "spark-class"), *words]
        with (folder / f"{words[0].rpartition('.')[2]}-{len(started)}.log").open("wb") as log:
            started.append(subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT))

    try:
        start("org.apache.spark.deploy.master.Master", "--host", LOOPBACK, "--port", str(port), "--webui-port", "0")
        _wait_for(port, started[0])
        for _ in range(workers):
            start(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                LOOPBACK,
                "--webui-port",
                "0",
                "-c",
                "1",
                "-m",
                "1g",
                master,
            )
        yield master
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the Spark master did not start")
