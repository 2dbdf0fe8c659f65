"""The page: three files and the example articles, served as they are under a strict policy."""

from pathlib import Path

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import FileResponse, JSONResponse

FOLDER = Path(__file__).parent
FILES = (
    "chart.js", "elements.js", "exports.js", "figures.js", "files.js", "icon.svg", "page.css", "page.js", "report.js", "review.js",
    "service.js", "texts.js", "words.js",
)  # fmt: skip
# Nothing from elsewhere, nothing inline, in no frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    # A new version of the service brings a new page; asking costs one short answer.
    "Cache-Control": "no-cache",
}
MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

router = APIRouter(include_in_schema=False)


@router.get("/")
def show_page() -> Response:
    """Return the page."""
    return FileResponse(FOLDER / "index.html", headers=HEADERS)


@router.get("/page/examples")
def list_examples() -> Response:
    """Return the example articles, each with its name, language, title and text."""
    return JSONResponse([_read_example(path) for path in sorted(examples_folder().glob("*/*.txt"), reverse=True)], headers=HEADERS)


@router.get("/page/{name}")
def send_file(name: str) -> Response:
    """Return one of the page's files.

    Raises:
        HTTPException: there is none of this name.
    """
    if name not in FILES:
        raise HTTPException(404)
    path = FOLDER / name
    return FileResponse(path, media_type=MEDIA[path.suffix], headers=HEADERS)


def examples_folder() -> Path:
    """Return where the example articles are: in the wheel beside the page, in a checkout in `seeds/`."""
    packaged = FOLDER / "examples"
    return packaged if packaged.is_dir() else FOLDER.parents[2] / "seeds"


def _read_example(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8")
    return {"name": path.name, "language": path.parent.name, "title": text.partition("\n")[0], "text": text}
