"""A folder, a pattern, a file or a list of paths in, the files that may hold articles out, always in the same order."""

import glob
import os
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from service.adapters.batch.entries import Failure, Found
from service.adapters.batch.naming import readable
from service.adapters.batch.reading import SUFFIXES
from service.adapters.batch.remote import RemotePlace
from service.adapters.batch.urls import is_url
from service.errors import ConfigurationError, MissingArticleError

Inode = tuple[int, int]


class Place(Protocol):
    """Where articles are read from; `label` names it to people and to the manifest."""

    @property
    def label(self) -> str:
        """The place as it is named."""
        ...

    def find(self, *, out: str) -> Iterator[Found | Failure]:
        """Yield the files, but for those inside `out`."""
        ...


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A folder, or paths told one by one, with the folder that their names start from."""

    root: Path
    paths: tuple[str, ...] | None = None

    @property
    def label(self) -> str:
        """The folder, from the root of the disk."""
        return readable(str(self.root.resolve()))

    def find(self, *, out: str) -> Iterator[Found | Failure]:
        """Yield the files, but for those inside `out`."""
        if self.paths is None:
            yield from _walk(self.root, skipped=_inode(out))
        else:
            inside = os.path.join(os.path.realpath(out), "")  # noqa: PTH118 - the paths may hold bytes that are no text
            paths = [path for path in self.paths if not os.path.realpath(path).startswith(inside)]
            yield from _look_up(paths, root=self.root, skipped=_inode(out))


def choose_place(wanted: str, *, listed: Sequence[str] = ()) -> Place:
    """Return the place that a person named: a folder, a file, a pattern such as `news/**/*.txt`, a URL, or `-` for `listed`.

    Raises:
        MissingArticleError: nothing is there.
    """
    wanted = wanted.removeprefix("file://")
    if is_url(wanted):
        return RemotePlace(wanted)
    if wanted == "-":
        return LocalPlace(Path.cwd(), tuple(dict.fromkeys(listed)))
    path = Path(wanted)
    if path.is_dir():
        return LocalPlace(path)
    if path.exists():
        return LocalPlace(path.parent, (wanted,))
    if glob.has_magic(wanted):
        fixed = Path(*_before_magic(path))
        found = glob.iglob(wanted, recursive=True)  # noqa: PTH207 - pathlib's reads no absolute patterns
        return LocalPlace(fixed, tuple(sorted(path for path in found if _suffix(path) in SUFFIXES)))
    raise MissingArticleError(f"There is no folder {readable(wanted)}.")


def require_apart(place: Place, *, out: str | Path) -> None:
    """Raise unless reports can be written without touching an article.

    Raises:
        ConfigurationError: the output folder is the folder of the articles, or holds it.
    """
    if isinstance(place, LocalPlace):
        root, target = place.root.resolve(), Path(out).resolve()
        mixed = not is_url(str(out)) and (root == target or target in root.parents)
    else:
        mixed = f"{place.label.rstrip('/')}/".startswith(f"{str(out).rstrip('/')}/")
    if mixed:
        raise ConfigurationError(f"The articles lie in the output folder {out}: reports would mix with them. Choose another --out.")


def _before_magic(path: Path) -> list[str]:
    parts = []
    for part in path.parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return parts or ["."]


def _inode(path: Path | str) -> Inode | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - the path may hold bytes that are no text
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def _walk(root: Path, *, skipped: Inode | None) -> Iterator[Found | Failure]:
    """Yield files by folder, real folders before linked ones, each folder once: a circle of links ends."""
    seen = {skipped}
    pending, links = [str(root)], deque[str]()
    while pending or links:
        folder = pending.pop() if pending else links.popleft()
        if (inode := _inode(folder)) in seen:
            continue
        seen.add(inode)
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _unreadable(folder, root=root, why=error.strerror or str(error))
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        yield from _files_of(entries, root=root)
        pending += reversed([entry.path for entry in entries if entry.is_dir(follow_symlinks=False)])
        links += [entry.path for entry in entries if entry.is_symlink() and _is_folder(entry)]


def _files_of(entries: Sequence[os.DirEntry[str]], *, root: Path) -> Iterator[Found | Failure]:
    for entry in entries:
        if not _is_folder(entry) and _suffix(entry.name) in SUFFIXES and not entry.name.startswith("~$"):
            yield _found(entry.path, root=root)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder or leads to one; a link to itself leads nowhere."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _look_up(paths: Sequence[str], *, root: Path, skipped: Inode | None) -> Iterator[Found | Failure]:
    """Yield the files told one by one, and those of the folders among them; what is no article's file is a failure."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - the path may hold bytes that are no text
            for thing in _walk(Path(path), skipped=skipped):
                yield _found(thing.path, root=root) if isinstance(thing, Found) else thing
        elif _suffix(path) in SUFFIXES:
            yield _found(path, root=root)
        else:
            known = " ".join(sorted(SUFFIXES))
            yield _unreadable(path, root=root, why=f"files that are read end in {known}")


def _found(path: str, *, root: Path) -> Found | Failure:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - the path may hold bytes that are no text
    except OSError as error:
        return _unreadable(path, root=root, why=error.strerror or str(error))
    if not stat.S_ISREG(mode):
        return _unreadable(path, root=root, why="it is no regular file")
    return Found(path, _origin(path, root=root))


def _unreadable(path: str, *, root: Path, why: str) -> Failure:
    return Failure(_origin(path, root=root), MissingArticleError.code, f"Cannot be read: {why}.")


def _origin(path: str, *, root: Path) -> str:
    """Return the path from `root` where it lies inside, else the whole of it, with / between its parts."""
    relative = os.path.relpath(path, root)
    if relative.startswith(".."):
        relative = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
    return readable(relative.replace(os.sep, "/"))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - the path may hold bytes that are no text
