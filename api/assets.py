"""The files of others that GraphiQL needs: which they are, and that what is there is what the manifest names."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from ..graph.errors import RoadgraphError

MANIFEST = Path(__file__).with_name("assets.toml")

BUILT = Path(__file__).with_name("built")
"""The folder that the files are in once they have been fetched."""

NOTICE = "THIRD_PARTY.txt"
"""The file beside them that tells their licences."""


class AssetError(RoadgraphError):
    """A file that is not there, or that is not what the manifest says."""

    code = "asset"


class File(msgspec.Struct, frozen=True):
    """A file of a package, by its path there and the SHA-256 of its content."""

    path: str
    sha256: str

    @property
    def name(self) -> str:
        """The name it is kept and served under."""
        return PurePosixPath(self.path).name

    def verified(self, content: bytes) -> bytes:
        """The content, if it is this file's; else `AssetError`.

        >>> File("umd/a.js", sha256(b"1").hexdigest()).verified(b"1")
        b'1'
        """
        found = sha256(content).hexdigest()
        if found != self.sha256:
            said = f"{self.name} is not what the manifest says: its SHA-256 is {found}, not {self.sha256}"
            raise AssetError(said, "nothing of it is used; `make assets` fetches it anew")
        return content


class Package(msgspec.Struct, frozen=True):
    """A package of npm, the files that are taken from it, and what is built into them, by licence."""

    name: str
    version: str
    licence: str
    notice: File
    files: tuple[File, ...]
    contains: dict[str, tuple[str, ...]] = {}

    @property
    def spec(self) -> str:
        """The package as npm names it.

        >>> [package.spec for package in packages()]
        ['graphiql@4.1.2', 'react@18.3.1', 'react-dom@18.3.1']
        """
        return f"{self.name}@{self.version}"


class Manifest(msgspec.Struct, frozen=True):
    """What `assets.toml` holds."""

    packages: tuple[Package, ...]


def packages() -> tuple[Package, ...]:
    """The packages of the manifest."""
    return msgspec.toml.decode(MANIFEST.read_bytes(), type=Manifest).packages


def assets(folder: Path | None = None) -> dict[str, bytes]:
    """The content of every file by its name, from `BUILT` or another folder, each verified.

    Raises `AssetError` where a file is not there or is another one.
    """
    folder = folder or BUILT
    kept = [file for package in packages() for file in package.files]
    try:
        found = {file.name: file.verified((folder / file.name).read_bytes()) for file in kept}
        return found | {NOTICE: (folder / NOTICE).read_bytes()}
    except OSError as error:
        said = "GraphiQL was not built in, and /graphql shows roadgraph's own console"
        raise AssetError(said, "`make assets` builds it in where npm is installed") from error
