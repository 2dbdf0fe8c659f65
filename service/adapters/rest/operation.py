"""Is the service alive, and is its model warm."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from service.adapters.rest.answers import Direction, Health, Ready
from service.adapters.rest.describing import METRICS, NOT_READY, SICK
from service.adapters.rest.metrics import Metrics
from service.adapters.rest.observing import ServiceDesk
from service.adapters.rest.routes import OpenDesk
from service.adapters.rest.warming import Warming, offered_sources
from service.errors import ServiceError, TranslationError
from service.version import VERSION

router = APIRouter()


@router.get("/health", responses=SICK)
def tell_health(request: Request, desk: OpenDesk) -> Health:
    """Tell that the service answers, and which engine it has loaded; 503 when only a new start can help."""
    fault = desk.fault if isinstance(desk, ServiceDesk) else None
    if fault:
        raise TranslationError(f"{fault} Start the service anew.")
    warming: Warming = request.app.state.warming
    try:
        warming.require()
    except ServiceError:
        return Health(version=VERSION, engine=None)
    return Health(version=VERSION, engine=desk.engine.signature)


@router.get("/ready", responses=NOT_READY)
def tell_readiness(request: Request, desk: OpenDesk) -> Ready:
    """Tell that the model is loaded and has translated once in each direction."""
    warming: Warming = request.app.state.warming
    warming.require()
    directions = tuple(Direction(source=source, target=source.other) for source in offered_sources(desk))
    return Ready(engine=desk.engine.signature, device=desk.engine.device, directions=directions)


@router.get("/metrics", response_class=Response, responses=METRICS)
def tell_metrics(request: Request) -> Response:
    """Tell Prometheus about requests, the queue before the engine, tokens, figures and the memory."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.as_text(), media_type=CONTENT_TYPE_LATEST)
