"""The REST service put together: routes, bounds, problem documents, the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from service.adapters.page import router as page_router
from service.adapters.rest import libretranslate, ninjs, operation, routes
from service.adapters.rest.describing import describe
from service.adapters.rest.limits import BodyLimit
from service.adapters.rest.problems import add_problem_handlers
from service.adapters.rest.tracing import Tracing
from service.adapters.rest.warming import Warming
from service.desk import Desk
from service.settings import Settings
from service.version import VERSION


def create_app(settings: Settings, *, desk: Desk | None = None) -> FastAPI:
    """Return the service; its engine is loaded and warmed up beside it once it runs."""
    # Documentation pages of FastAPI fetch scripts from elsewhere, so they stay off; /openapi.json is there.
    app = FastAPI(title="Minsheng", version=VERSION, lifespan=_lifespan, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.desk = desk or Desk(settings)
    app.state.warming = Warming(app.state.desk)
    app.add_middleware(BodyLimit, max_bytes=settings.max_bytes, wait_s=settings.body_wait_s)
    app.add_middleware(Tracing)
    add_problem_handlers(app)
    for router in (routes.router, ninjs.router, libretranslate.router, operation.router, page_router):
        app.include_router(router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.warming.start()
    yield
