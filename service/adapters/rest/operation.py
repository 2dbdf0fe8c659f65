"""Is the service alive, and is its model warm."""

from fastapi import APIRouter, Request

from service.adapters.rest.answers import Direction, Health, Ready
from service.adapters.rest.describing import NOT_READY
from service.adapters.rest.routes import OpenDesk
from service.adapters.rest.warming import Warming, offered_sources
from service.errors import ServiceError
from service.version import VERSION

router = APIRouter()


@router.get("/health")
def tell_health(request: Request, desk: OpenDesk) -> Health:
    """Tell that the service answers, and which engine it has loaded."""
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
