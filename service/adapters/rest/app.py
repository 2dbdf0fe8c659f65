"""The REST service put together: routes, bounds, problem documents, the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI

from service.adapters.page import router as page_router
from service.adapters.rest import glossaries, jobs, libretranslate, ninjs, operation, reviews, routes
from service.adapters.rest.access import Access, needs_keys
from service.adapters.rest.admission import Admission
from service.adapters.rest.departures import Departures
from service.adapters.rest.describing import describe
from service.adapters.rest.limits import BodyLimit
from service.adapters.rest.metrics import Metrics
from service.adapters.rest.observing import ServiceDesk
from service.adapters.rest.problems import add_problem_handlers
from service.adapters.rest.tracing import Tracing
from service.adapters.rest.visitors import Visitors
from service.adapters.rest.warming import Warming
from service.adapters.rest.working import Workers
from service.desk import Desk
from service.engines.base import TranslationEngine
from service.jobs import Jobs
from service.settings import Settings
from service.store import open_store, store_url
from service.version import VERSION

# An article stops at the end of its sentence when the service stops; what takes longer is given up, and done again later.
STOP_S = 10.0


def create_app(settings: Settings, *, desk: Desk | None = None, engine: TranslationEngine | None = None) -> FastAPI:
    """Return the service; its engine is loaded and warmed up beside it once it runs.

    With an `engine`, that one is used; with a `desk`, that one as it is.
    """
    # Documentation pages of FastAPI fetch scripts from elsewhere, so they stay off; /openapi.json is there.
    app = FastAPI(title="Minsheng", version=VERSION, lifespan=_lifespan, docs_url=None, redoc_url=None, redirect_slashes=False)
    metrics = Metrics()
    app.state.metrics = metrics
    app.state.desk = desk or ServiceDesk(settings, metrics=metrics, engine=engine)
    app.state.warming = Warming(app.state.desk)
    app.state.admission = Admission(settings)
    app.state.access = Access(settings, needed=needs_keys(settings))
    metrics.in_progress.set_function(lambda: app.state.admission.requests)
    app.state.jobs = Jobs(open_store(store_url(settings)), retention_s=settings.job_retention_hours * 3600, lease_s=settings.job_lease_s)
    app.state.workers = Workers(
        app.state.jobs,
        desk=app.state.desk,
        count=settings.job_workers,
        renew_s=settings.job_lease_s / 3,
        observe=metrics.count_job_article,
    )
    app.add_middleware(Departures, limit_s=settings.request_limit_s)
    app.add_middleware(BodyLimit, max_bytes=settings.max_bytes, wait_s=settings.body_wait_s)
    app.add_middleware(Visitors, local_only=not (app.state.access.needed or settings.allow_public))
    app.add_middleware(Tracing, observe=metrics.observe_request)
    add_problem_handlers(app)
    for router in (
        routes.router,
        jobs.router,
        reviews.router,
        glossaries.router,
        ninjs.router,
        libretranslate.router,
        operation.router,
        page_router,
    ):
        app.include_router(router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Every request that is let in has a thread, or it would wait where nothing counts it; four more are for files and health.
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.desk.settings.max_requests + 4
    app.state.warming.start()
    app.state.workers.start()
    yield
    await anyio.to_thread.run_sync(lambda: app.state.workers.stop(wait_s=STOP_S))
