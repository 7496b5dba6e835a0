"""Fetches the files of others by npm, when the package is built; never while it runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from .assets import BUILT, NOTICE, AssetError, File, Package, assets, packages

PATIENCE = 60
"""The number of seconds that npm has."""

LATER = "until `make assets` succeeds, /graphql shows roadgraph's own console"


def fetch(folder: Path = BUILT) -> bool:
    """Whether the files of the manifest had to be fetched into the folder: False where all were there.

    Raises `AssetError` where npm is missing or fails, or where a file is another one than the manifest says;
    nothing is written then.
    """
    try:
        assets(folder)
        return False
    except AssetError:
        pass
    written: dict[str, bytes] = {}
    with TemporaryDirectory() as place:
        for package, archive in zip(packages(), _packed(Path(place)), strict=True):
            written |= {file.name: content for file, content in _taken(archive, package.files).items()}
            (notice,) = _taken(archive, (package.notice,)).values()
            written[NOTICE] = written.get(NOTICE, b"") + _told(package, notice)
    folder.mkdir(exist_ok=True)
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return True


def _packed(place: Path) -> list[Path]:
    """The archives of all packages, as npm packs them."""
    npm = shutil.which("npm")
    if npm is None:
        raise AssetError("GraphiQL was not built in: npm is not installed", LATER)
    named = packages()
    options = ["--ignore-scripts", "--loglevel=error", "--fetch-retries=0", "--fetch-timeout=20000"]
    command = [npm, "pack", *options, *(package.spec for package in named)]
    try:
        ran = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        said = f"GraphiQL was not built in: npm did not end within {PATIENCE} seconds"
        raise AssetError(said, LATER) from error
    if ran.returncode:
        reason = next(iter(ran.stderr.splitlines()), f"exit code {ran.returncode}")
        raise AssetError(f"GraphiQL was not built in: npm could not fetch it ({reason})", LATER)
    return [place / f"{package.name}-{package.version}.tgz" for package in named]


def _taken(archive: Path, files: tuple[File, ...]) -> dict[File, bytes]:
    """The content of some files of an archive, each verified."""
    taken: dict[File, bytes] = {}
    try:
        with tarfile.open(archive) as packed:
            for file in files:
                member = packed.extractfile(f"package/{file.path}")
                taken[file] = file.verified(member.read() if member else b"")
    except (OSError, KeyError, tarfile.TarError) as error:
        raise AssetError(
            f"GraphiQL was not built in: {archive.name} cannot be read ({error})", LATER
        ) from error
    return taken


def _told(package: Package, notice: bytes) -> bytes:
    """What the notice tells of a package: its licence, what is built into it, and the licence's own words."""
    contained = [f"    {licence}: {', '.join(names)}\n" for licence, names in package.contains.items()]
    files = ", ".join(file.name for file in package.files)
    head = f"{package.name} {package.version} ({package.licence}): {files}\n"
    within = "It contains, each under the licence named:\n" + "".join(contained) if contained else ""
    return f"{head}{within}\n".encode() + notice.strip() + b"\n\n" + b"-" * 72 + b"\n\n"


def main() -> None:
    """Fetch the files, and say in a line what came of it; the exit code is 1 where nothing did."""
    try:
        fetched = fetch()
    except AssetError as error:
        sys.exit(f"roadgraph: {error}; {error.hint}")
    if fetched:
        print(f"Built in: {', '.join(package.spec for package in packages())}")


if __name__ == "__main__":
    main()
