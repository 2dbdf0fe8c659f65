"""The service described in OpenAPI 3.1."""

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.adapters.rest.problems import MEDIA_TYPE, Problem
from service.version import VERSION

Responses = dict[int | str, dict[str, Any]]

ABOUT = """\
Translates and summarizes news in Chinese and English so that no figure changes silently: every figure of an article is
found, carried into the translation and checked there, or flagged for a person to look at.

Offsets are Unicode code points, half-open. Every key of a record is always there, null where unknown. Errors are problem
documents (RFC 9457) whose `code` is stable; none repeats more than 40 characters of an article. `X-Request-ID` is taken
over from the request, or made, and comes back with every answer.

Batches answer item by item, in order. An item that cannot be worked on has `{"error": {"code", "message"}}` in its place;
if no item can be, the whole answer is the problem of the first."""

_STREAM_EXAMPLE = """\
event: sentence
data: {"index":0,"start":0,"end":4,"text":"全文。","paragraph":0,"translation":"The whole text.","check":"no-figures"}

event: report
data: {"version":1}

"""


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


READING_PROBLEMS: Responses = {
    400: _problem("The body is not JSON in UTF-8."),
    408: _problem("The body came too slowly."),
    413: _problem("More bytes, items or characters than the service takes."),
    415: _problem("The body is announced as another type than JSON, or is compressed."),
    422: _problem("A field does not fit, or the text is neither Chinese nor English, or holds no article."),
    500: _problem("The service failed; its log names the place under the request's id."),
}
BUSY: Responses = {
    401: _problem("This service asks for a key, and none or a wrong one came."),
    429: {
        **_problem("Too much is waiting already."),
        "headers": {"Retry-After": {"description": "Seconds until it is worth asking again.", "schema": {"type": "integer"}}},
    },
}
MODEL_PROBLEMS: Responses = {
    503: _problem("No weights for the direction, damaged weights, or the model failed."),
}
STREAM: Responses = {
    200: {
        "description": "The report; as `text/event-stream`, each sentence as it is done, then one `report` or one `problem`.",
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _STREAM_EXAMPLE}},
    }
}
METRICS: Responses = {200: {"description": "Prometheus' text format.", "content": {"text/plain": {"schema": {"type": "string"}}}}}
NINJS_EXAMPLE: dict[str, Any] = {
    "2.x": {
        "summary": "An item of ninjs 2.x",
        "value": {
            "uri": "urn:example:item:1",
            "type": "text",
            "language": "zh",
            "headlines": [{"value": "海滨县扩大公共服务"}],
            "bodies": [{"role": "main", "contenttype": "text/plain", "value": "去年全县新增床位1200张。"}],
        },
    },
    "1.x": {
        "summary": "An item of ninjs 1.x",
        "value": {"uri": "urn:example:item:2", "headline": "More beds", "body_text": "The county opened 1,200 beds in 2023."},
    },
}
NO_JOB: Responses = {
    401: _problem("This service asks for a key, and none or a wrong one came."),
    404: _problem("There is no such job, or it belongs to another key."),
    422: _problem("This is not the id of a job."),
}
NO_GLOSSARY: Responses = BUSY | {
    404: _problem("There is no glossary of this id."),
    422: _problem("This is not the id of a glossary."),
}
SICK: Responses = {503: _problem("The engine is beyond help; the service has to be started anew.")}
NOT_READY: Responses = {503: _problem("The model is still being loaded, or cannot be.")}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the app, made once."""
    if not app.openapi_schema:
        document = get_openapi(title="Minsheng", version=VERSION, openapi_version="3.1.0", description=ABOUT, routes=app.routes)
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(schema.pop("$defs", {}))
        schemas["Problem"] = schema
        app.openapi_schema = document
    return app.openapi_schema


def as_text(document: dict[str, Any]) -> str:
    """Return the document as it is committed."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
