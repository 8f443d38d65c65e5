"""GetDatabase through the RPC server beside pgbench with the same statement, on the same PostgreSQL."""

import json
import os
import pathlib
import pwd
import re
import shutil
import statistics
import subprocess
import tempfile

import targets

CONNECTIONS, IN_FLIGHT = 4, 64  # the daemon's pool, and calls in flight on one connection of the protocol


def binaries() -> pathlib.Path:
    """The newest PostgreSQL that Debian has installed: with pgbench."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise SystemExit("pgbench is missing: apt-get install postgresql")
    return found[-1].parent


def field(number: int, data: bytes) -> bytes:
    """A length-delimited protobuf field of less than 128 bytes."""
    assert len(data) < 128
    return bytes([number << 3 | 2, len(data)]) + data


class Cluster:
    """A PostgreSQL of the benchmark's own; as root it runs as the user postgres."""

    def __init__(self, binaries: pathlib.Path):
        self.binaries = binaries
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paas-bench-", dir="/var/tmp"))
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.log = self.folder / "log"
        self.data = self.folder / "data"
        self._run("initdb", "-D", str(self.data), "-U", "paas", "-A", "trust", "--no-sync")
        self._run(
            "pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "start", "-o",
            f"-c listen_addresses= -c unix_socket_directories={self.folder} -c jit=off",
        )
        self._run("createdb", "-h", str(self.folder), "-U", "paas", "control")

    def _run(self, program: str, *arguments: str) -> str:
        prefix = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"] if os.geteuid() == 0 else []
        return subprocess.run(
            [*prefix, str(self.binaries / program), *arguments], check=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, cwd=self.folder,
        ).stdout

    def string(self, options: str = "") -> str:
        return f"host={self.folder} user=paas dbname=control options='{options}'"

    def pgbench(self, script: str, seconds: float) -> float:
        """Transactions a second."""
        path = self.folder / "statement.sql"
        path.write_text(script)
        path.chmod(0o644)
        said = self._run(
            "pgbench", "-h", str(self.folder), "-U", "paas", "-n", "-M", "prepared", "-c", str(CONNECTIONS), "-j", "1",
            "-T", str(max(1, round(seconds))), "-f", str(path), "control",
        )
        return float(re.search(r"tps = ([0-9.]+)", said)[1])

    def remove(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)


class Server:
    """The RPC server on a cluster."""

    def __init__(self, program: pathlib.Path, connection: str, socket: pathlib.Path):
        self.process = subprocess.Popen([str(program), connection, str(socket)], stdout=subprocess.PIPE, text=True)
        self.socket = socket
        self.known = json.loads(self.process.stdout.readline())

    def load(self, program: pathlib.Path, seconds: float) -> dict:
        known = self.known
        metadata = field(2, b"/paas.databases.v1.Databases/GetDatabase") + field(
            5, field(1, b"token") + field(2, known["token"].encode())
        )
        request = field(1, known["org"].encode()) + field(2, known["app"].encode()) + field(3, known["id"].encode())
        said = subprocess.run(
            [str(program), str(self.socket), "1", str(IN_FLIGHT), str(seconds), "call", metadata.hex(), request.hex()],
            check=True, stdout=subprocess.PIPE, text=True,
        ).stdout
        return json.loads(said)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def statement(
    cluster: Cluster, program: pathlib.Path, load: pathlib.Path, socket: pathlib.Path
) -> tuple[str, list[str]]:
    """The SQL of GetDatabase and its values, as PostgreSQL has logged them."""
    server = Server(program, cluster.string("-c log_statement=all"), socket)
    server.load(load, 0.01)
    server.stop()
    log = cluster.log.read_text()
    found = re.findall(
        r"LOG:  execute [^:]+: (select \* from \(select t\.id as token_id.*?)\n[^\t\n]*DETAIL:  parameters: ([^\n]*)",
        log, re.S)
    if not found:
        raise SystemExit("the statement of GetDatabase is not in PostgreSQL's log")
    sql, values = found[-1]
    return sql.replace("\n\t", " "), re.findall(r"\$\d+ = '((?:[^']|'')*)'", values)


def measure(program: pathlib.Path, load: pathlib.Path, rounds: int, seconds: float) -> list[targets.Figure]:
    """Runs both in turns; medians."""
    cluster = Cluster(binaries())
    try:
        socket = cluster.folder / "rpc.sock"
        sql, values = statement(cluster, program, load, socket)
        for number in range(len(values), 0, -1):
            value = values[number - 1].replace("\\x", "\\\\x")
            sql = sql.replace(f"${number}", f"E'{value}'")
        depth = IN_FLIGHT // CONNECTIONS
        script = "\\startpipeline\n" + (" ".join(sql.split()) + ";\n") * depth + "\\endpipeline\n"
        server = Server(program, cluster.string(), socket)
        server.load(load, 1)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(server.load(load, seconds)["rate"])
            theirs.append(cluster.pgbench(script, seconds) * depth)
        server.stop()
    finally:
        cluster.remove()
    rate, bench = statistics.median(ours), statistics.median(theirs)
    return [
        targets.at_least("GetDatabase at 64 in flight, of pgbench with its statement", rate / bench, 0.5),
        targets.Figure("GetDatabase at 64 in flight", rate, "calls/s"),
        targets.Figure("pgbench with the statement of GetDatabase", bench, "statements/s"),
    ]
