"""What is committed is what tools/generate.py makes, and the types hold."""

from __future__ import annotations

import filecmp
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "src" / "paas_rpc"


def test_nothing_has_drifted(tmp_path: Path) -> None:
    found = shutil.which("protoc")
    version = subprocess.run([found, "--version"], capture_output=True, text=True).stdout if found else "none"
    if " 3.21." not in version:
        pytest.skip(f"protoc 3.21 is wanted, this machine has {version.strip()}: apt-get install protobuf-compiler")
    subprocess.run([sys.executable, str(PROJECT / "tools" / "generate.py"), str(tmp_path)], check=True)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    committed = {
        path.relative_to(PACKAGE)
        for path in [*(PACKAGE / "generated").rglob("*"), *PACKAGE.rglob("*.py")]
        if path.is_file()
        and path.suffix in (".py", ".pyi")
        and ("generated" in path.parts or path.read_text().startswith("# Generated"))
    }
    assert made == committed
    assert [name for name in sorted(made) if not filecmp.cmp(tmp_path / name, PACKAGE / name, shallow=False)] == []


def test_the_types_hold() -> None:
    pytest.importorskip("mypy", reason="mypy is missing: pip install mypy types-protobuf")
    found = subprocess.run([sys.executable, "-m", "mypy"], cwd=PROJECT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
