"""Puts test images of PostgreSQL together from files of this machine, as one archive that `docker load` takes.

    image_archive.py hash BUILDS              prints a hash of everything that the images are made of
    image_archive.py write BUILDS ARCHIVE     writes the archive

Version 15 comes from Debian's packages, the others from BUILDS/<major> or, if they are installed, from Debian's layout
too. The layers are the same for the same files: nothing in them depends on when or where they were made.
"""

import hashlib
import io
import json
import os
import platform
import re
import subprocess
import sys
import tarfile
import tempfile

MAJORS = ["15", "16", "18"]
HERE = os.path.dirname(os.path.abspath(__file__))
POSTGRES = 70  # The user id that the official images on Alpine have.
LABEL = "paas.test.content"

USERS = """root:x:0:0:root:/root:/bin/sh
postgres:x:70:70:postgres:/var/lib/postgresql:/bin/sh
nobody:x:65534:65534::/:/bin/false
"""
GROUPS = "root:x:0:\npostgres:x:70:\nnogroup:x:65534:\n"


class Layer:
    """Files of one layer by their paths in the image; those on disk are only named until the layer is written."""

    def __init__(self):
        self.entries = {}

    def _add(self, path, **what):
        self.entries.setdefault(path.lstrip("/"), what)

    def directory(self, path, mode=0o755, owner=0):
        self._add(path, kind="directory", mode=mode, owner=owner)

    def text(self, path, text, mode=0o644):
        self._add(path, kind="text", text=text, mode=mode)

    def link(self, path, target):
        self._add(path, kind="link", target=target)

    def file(self, path, source):
        self._add(path, kind="file", source=os.path.realpath(source))

    def tree(self, path, source, without=()):
        for folder, folders, files in os.walk(source):
            folders[:] = sorted(name for name in folders if name not in without)
            for name in sorted(files):
                if name.endswith(".a") or name.startswith("llvmjit") or name in without:
                    continue
                full = os.path.join(folder, name)
                inside = os.path.join(path, os.path.relpath(full, source))
                if os.path.islink(full) and not os.path.isabs(os.readlink(full)):
                    self.link(inside, os.readlink(full))
                elif os.path.exists(full):
                    self.file(inside, full)

    def fingerprint(self):
        lines = []
        for path, entry in sorted(self.entries.items()):
            entry = dict(entry)
            if entry["kind"] == "file":
                status = os.stat(entry["source"])
                entry["stat"] = [status.st_size, status.st_mtime_ns]
            lines.append(json.dumps([path, entry], sort_keys=True))
        return "\n".join(lines)

    def write(self, target):
        """Writes the layer's tar file and answers its SHA-256."""
        with tarfile.open(target, "w", format=tarfile.GNU_FORMAT) as archive:
            for path, entry in sorted(self.entries.items()):
                info = tarfile.TarInfo(path)
                info.mode = entry.get("mode", 0o777)
                info.uid = info.gid = entry.get("owner", 0)
                if entry["kind"] == "directory":
                    info.type = tarfile.DIRTYPE
                    archive.addfile(info)
                elif entry["kind"] == "link":
                    info.type, info.linkname = tarfile.SYMTYPE, entry["target"]
                    archive.addfile(info)
                elif entry["kind"] == "text":
                    content = entry["text"].encode()
                    info.size = len(content)
                    archive.addfile(info, io.BytesIO(content))
                else:
                    status = os.stat(entry["source"])
                    info.size, info.mode = status.st_size, status.st_mode & 0o755
                    with open(entry["source"], "rb") as content:
                        archive.addfile(info, content)
        with open(target, "rb") as content:
            return hashlib.sha256(content.read()).hexdigest()


def libraries(programs):
    """The paths of the shared libraries that programs load, as the dynamic linker finds them here."""
    output = subprocess.run(["ldd", *programs], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    found = set()
    for line in output.splitlines():
        match = re.search(r"=> (/\S+) \(0x|^\s+(/\S+) \(0x", line)
        if match:
            found.add(match.group(1) or match.group(2))
    return sorted(found)


def place_library(layer, path):
    """Keeps a library where programs look for it: /lib and /lib64 are links into /usr in the images."""
    inside = path if path.startswith("/usr/") else "/usr" + path
    layer.file(inside, path)


def is_program(path):
    """Whether a file is a program or a library that goes into an image."""
    if not os.path.isfile(path) or os.path.basename(path).startswith("llvmjit"):
        return False
    with open(path, "rb") as content:
        return content.read(4) == b"\x7fELF"


def programs_in(*folders):
    paths = [os.path.join(folder, name) for folder in folders if os.path.isdir(folder) for name in os.listdir(folder)]
    return sorted(path for path in paths if is_program(path))


def base_layer():
    """What the three images share: shell tools, curl, user database, entry point."""
    layer = Layer()
    for name in ["bin", "sbin", "lib", "lib64"]:
        layer.directory(f"/usr/{name}")
        layer.link(f"/{name}", f"usr/{name}")
    for path in ["/etc", "/root", "/proc", "/sys", "/dev", "/run", "/var", "/docker-entrypoint-initdb.d"]:
        layer.directory(path)
    layer.directory("/tmp", mode=0o1777)
    layer.link("/var/run", "/run")
    layer.directory("/run/postgresql", mode=0o3777, owner=POSTGRES)
    layer.directory("/var/lib/postgresql", mode=0o1777, owner=POSTGRES)
    layer.text("/etc/passwd", USERS)
    layer.text("/etc/group", GROUPS)
    layer.text("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n")
    layer.tree("/usr/lib/locale/C.utf8", "/usr/lib/locale/C.utf8")
    for zone in ["UTC", "GMT", "Etc/UTC"]:
        layer.file(f"/usr/share/zoneinfo/{zone}", f"/usr/share/zoneinfo/{zone}")
    if os.path.exists("/etc/ssl/certs/ca-certificates.crt"):
        layer.file("/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/certs/ca-certificates.crt")

    real = ["/usr/bin/curl", "/usr/bin/setpriv"]
    for path in real:
        layer.file(path, path)
    for path in libraries(real):
        place_library(layer, path)
    busybox = "/usr/bin/busybox" if os.path.exists("/usr/bin/busybox") else "/bin/busybox"
    layer.file("/usr/bin/busybox", busybox)
    applets = subprocess.run([busybox, "--list"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    for applet in applets:
        layer.link(f"/usr/bin/{applet}", "busybox")
    with open(os.path.join(HERE, "entrypoint.sh"), encoding="utf-8") as script:
        layer.text("/usr/local/bin/docker-entrypoint.sh", script.read(), mode=0o755)
    return layer


def configured_sample(path):
    """postgresql.conf.sample as the official images have it: clusters made from it listen everywhere."""
    with open(path, encoding="utf-8") as sample:
        text = sample.read()
    text, addresses = re.subn(r"^#?listen_addresses = '[^']*'", "listen_addresses = '*'", text, flags=re.M)
    if addresses != 1:
        raise SystemExit(f"{path} has other lines than this script expects")
    # The last setting counts. Builds from elsewhere look for the socket in /tmp, and initdb sets that further up.
    return f"{text}\nunix_socket_directories = '/var/run/postgresql,/tmp'\n"


def debian_layer(major):
    programs, share = f"/usr/lib/postgresql/{major}", f"/usr/share/postgresql/{major}"
    layer = Layer()
    sample = f"{share}/postgresql.conf.sample"
    layer.text(sample, configured_sample(sample))
    layer.tree(programs, programs, without=["bitcode", "pgxs"])
    layer.tree(share, share, without=["man"])
    for path in libraries(programs_in(f"{programs}/bin", f"{programs}/lib")):
        place_library(layer, path)
    return layer, f"{programs}/bin"


def build_layer(major, build):
    """A build that can lie anywhere: where its libraries lie, as seen from its programs, stays."""
    build = os.path.realpath(build)
    needed = libraries(programs_in(f"{build}/bin", f"{build}/lib", f"{build}/lib/postgresql"))
    own = [path for path in needed if not path.startswith(("/lib", "/usr/lib"))]
    root = os.path.commonpath([build, *(os.path.realpath(path) for path in own)])

    def target(path):
        return os.path.join(f"/usr/local/postgresql-{major}", os.path.relpath(path, root))

    layer = Layer()
    sample = f"{build}/share/postgresql/postgresql.conf.sample"
    layer.text(target(sample), configured_sample(sample))
    layer.tree(target(build), build, without=["include", "pgxs", "pkgconfig", "man", "doc"])
    for path in needed:
        if path in own:
            layer.file(target(os.path.realpath(os.path.dirname(path)) + "/" + os.path.basename(path)), path)
        else:
            place_library(layer, path)
    return layer, target(f"{build}/bin")


def image_layer(major, builds):
    """The layer of one version, and the version's full number."""
    if os.path.exists(f"/usr/lib/postgresql/{major}/bin/initdb"):
        layer, programs = debian_layer(major)
        host = f"/usr/lib/postgresql/{major}/bin"
    elif os.path.exists(f"{builds}/{major}/bin/initdb"):
        layer, programs = build_layer(major, f"{builds}/{major}")
        host = f"{builds}/{major}/bin"
    else:
        raise SystemExit(f"PostgreSQL {major} is neither installed nor in {builds}")
    for name in sorted(os.listdir(host)):
        layer.link(f"/usr/local/bin/{name}", f"{programs}/{name}")
    if int(major) < 18:
        layer.directory("/var/lib/postgresql/data", mode=0o1777, owner=POSTGRES)
    answer = subprocess.run([f"{host}/postgres", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return layer, re.search(r"\) (\S+)", answer).group(1)


def configuration(major, version, content, layers):
    data = "/var/lib/postgresql/data" if int(major) < 18 else f"/var/lib/postgresql/{major}/docker"
    volume = data if int(major) < 18 else "/var/lib/postgresql"
    return {
        "architecture": {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()],
        "os": "linux",
        "created": "2000-01-01T00:00:00Z",
        "config": {
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LANG=C.UTF-8",
                f"PG_MAJOR={major}",
                f"PG_VERSION={version}",
                f"PGDATA={data}",
            ],
            "Entrypoint": ["docker-entrypoint.sh"],
            "Cmd": ["postgres"],
            "ExposedPorts": {"5432/tcp": {}},
            "Volumes": {volume: {}},
            "StopSignal": "SIGINT",
            "Labels": {LABEL: content},
        },
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer}" for layer in layers]},
        "history": [{"created": "2000-01-01T00:00:00Z", "created_by": "image_archive.py"} for _ in layers],
    }


def plan(builds):
    base = base_layer()
    images = {major: image_layer(major, builds) for major in MAJORS}
    with open(os.path.abspath(__file__), "rb") as script:
        content = hashlib.sha256(script.read())
    for layer in [base, *(layer for layer, _ in images.values())]:
        content.update(layer.fingerprint().encode())
    return base, images, content.hexdigest()


def write(builds, target):
    base, images, content = plan(builds)
    manifest = []
    with tempfile.TemporaryDirectory(dir=os.path.dirname(target)) as scratch, tarfile.open(target, "w") as archive:

        def add_layer(layer):
            path = f"{scratch}/layer.tar"
            digest = layer.write(path)
            archive.add(path, f"{digest}/layer.tar")
            os.unlink(path)
            return digest

        def add_json(name, value):
            text = json.dumps(value, sort_keys=True).encode()
            info = tarfile.TarInfo(name or f"{hashlib.sha256(text).hexdigest()}.json")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text))
            return info.name

        shared = add_layer(base)
        for major, (layer, version) in images.items():
            layers = [shared, add_layer(layer)]
            name = add_json(None, configuration(major, version, content, layers))
            manifest.append({
                "Config": name,
                "RepoTags": [f"postgres:{major}-alpine"],
                "Layers": [f"{digest}/layer.tar" for digest in layers],
            })
        add_json("manifest.json", manifest)


if __name__ == "__main__":
    if sys.argv[1] == "hash":
        print(plan(sys.argv[2])[2])
    else:
        write(sys.argv[2], os.path.abspath(sys.argv[3]))
