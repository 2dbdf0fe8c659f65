"""Jobs: many articles handed in at once, done beside the requests, fetched when they are ready."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from service.adapters.rest.admission import ADMITTED, identify
from service.adapters.rest.answers import JobOutcomes
from service.adapters.rest.bodies import JobBody
from service.adapters.rest.describing import BUSY, NO_JOB, READING_PROBLEMS
from service.adapters.rest.limits import JsonRoute
from service.adapters.rest.routes import OpenDesk, require_count, within
from service.adapters.rest.working import Workers
from service.errors import JobMissingError
from service.jobs import Job, Jobs

router = APIRouter(prefix="/v1/jobs", route_class=JsonRoute, tags=["jobs"])

JobId = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="The job's id, as `POST /v1/jobs` gave it.")]
Owner = Annotated[str | None, Depends(identify)]


def jobs_of(request: Request) -> Jobs:
    """Return the jobs of the running service."""
    jobs: Jobs = request.app.state.jobs
    return jobs


OpenJobs = Annotated[Jobs, Depends(jobs_of)]


@router.post("", status_code=202, dependencies=ADMITTED, responses=READING_PROBLEMS | BUSY)
def add_job(body: JobBody, request: Request, response: Response, jobs: OpenJobs, desk: OpenDesk) -> Job:
    """Hand in articles; they are done in the order of their jobs, and survive a restart of the service."""
    require_count(body.articles, desk=desk)
    for article in body.articles:
        within(article.content, desk=desk)
        desk.find_glossary(article.glossary)
    job = jobs.add([article.model_dump(mode="json", exclude_none=True) for article in body.articles], owner=key_of(request))
    workers: Workers = request.app.state.workers
    workers.call()
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job


@router.get("/{identity}", responses=NO_JOB)
def tell_progress(identity: JobId, owner: Owner, jobs: OpenJobs) -> Job:
    """Tell how far a job has come."""
    return _require(jobs.find(identity, owner=owner))


@router.get("/{identity}/results", response_class=Response, response_model=JobOutcomes, responses=NO_JOB)
def send_results(
    identity: JobId,
    owner: Owner,
    jobs: OpenJobs,
    start: Annotated[int, Query(ge=0, le=2**31 - 1, description="The place of the first article wanted.")] = 0,
    count: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="How many at the most; all unless told.")] = None,
) -> StreamingResponse:
    """Send the report of each article in order; what failed has its error in its place, and what is not done yet null."""
    job = _require(jobs.find(identity, owner=owner))
    wanted = min(count or job.total, max(0, job.total - start))
    return StreamingResponse(_as_json(jobs.outcomes(job.id, start=start, count=wanted)), media_type="application/json")


@router.delete("/{identity}", status_code=204, responses=NO_JOB)
def remove_job(identity: JobId, owner: Owner, jobs: OpenJobs) -> None:
    """Cancel a job and forget it, articles and reports."""
    if not jobs.remove(identity, owner=owner):
        _require(None)


def key_of(request: Request) -> str | None:
    """Return the id of the key that the request came with; None where the service is open to all."""
    found: str | None = getattr(request.state, "key", None)
    return found


def _require(job: Job | None) -> Job:
    """Return the job.

    Raises:
        JobMissingError: there is none.
    """
    if job is None:
        raise JobMissingError("There is no such job; it may have been removed, or have expired.")
    return job


def _as_json(outcomes: Iterator[str | None]) -> Iterator[str]:
    """Yield the results as one JSON document without ever holding all of it."""
    yield '{"items":['
    for number, outcome in enumerate(outcomes):
        yield ("," if number else "") + (outcome or "null")
    yield "]}"
