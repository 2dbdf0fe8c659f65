"""Loading the engine and digesting a line in each direction, beside the running server, so that no caller waits for anything to load."""

import logging
import threading

from service.desk import Desk
from service.errors import ServiceError, StartingError
from service.records import Language

logger = logging.getLogger(__name__)

# The first digest of a process takes 0.7 s more than the second: profiles of languages, the dictionary of Chinese words.
_FIRST_LINES = {Language.ZH: "公共服务。", Language.EN: "Public services."}
_FIRST_FIGURES = {Language.ZH: "2023年新增床位1200张，增长12.3%。", Language.EN: "In 2023 it added 1,200 beds, up 12.3%."}


class Warming:
    """The one warm-up of a desk: under way, done, or failed with a reason."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._finished = threading.Event()
        self._error: ServiceError | None = None

    def start(self) -> None:
        """Begin, in a thread that ends with the process."""
        threading.Thread(target=self._run, name="warm-up", daemon=True).start()

    def wait(self) -> None:
        """Return when it is done or has failed."""
        self._finished.wait()

    def require(self) -> None:
        """Return if the desk is warm.

        Raises:
            StartingError: it is not yet.
            ServiceError: the warm-up failed with this.
        """
        if not self._finished.is_set():
            raise StartingError("The model is being loaded. Ask again in a second.")
        if self._error:
            raise self._error

    def _run(self) -> None:
        try:
            for source in offered_sources(self._desk):
                article = self._desk.read(_FIRST_LINES[source], media="text")
                self._desk.digest(article, source=source, target=source.other)
                self._desk.find_figures(_FIRST_FIGURES[source], language=source)
        except ServiceError as error:
            logger.error("Not ready: %s", error.message)
            self._error = error
        except Exception as error:  # a thread's failure would otherwise be told to nobody
            logger.error("Not ready: %s", type(error).__name__)
            self._error = StartingError("The model could not be loaded; see the log.")
        finally:
            self._finished.set()


def offered_sources(desk: Desk) -> list[Language]:
    """Return the languages that the desk translates from, into the other one."""
    return [source for source in Language if desk.engine.supports(source=source, target=source.other)]
