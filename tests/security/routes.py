"""Every way into the desk and its API, and the least role that may take it: a new route must be put here.

``open`` needs no account, ``token`` a token that no account has. What a role may do, those above it may too.
"""

from typing import NamedTuple

ROLES = ("open", "reader", "reviewer", "admin", "token")


class Way(NamedTuple):
    """One method of one path: who may take it, and what is sent so that it is taken (a form, or JSON)."""

    least: str
    sent: dict[str, object] | None = None
    query: str = ""


WHY = {"reason": "I looked."}
READER, REVIEWER, ADMIN, OPEN = Way("reader"), Way("reviewer"), Way("admin"), Way("open")
PAGES = {
    "GET /sign-in": OPEN,
    "POST /sign-in": Way("open", {"name": "nobody", "password": "none"}),
    "GET /": OPEN,
    "GET /ink.css": OPEN,
    "GET /healthz": OPEN,
    "GET /readyz": OPEN,
    "GET /metrics": Way("token"),
    "POST /sign-out": READER,
    "GET /inbox": READER,
    "GET /inbox/reports": READER,
    "GET /inbox/work": READER,
    "POST /inbox/text": Way("reviewer", {"text": "Forty ferries are idle, the mayor said."}),
    "POST /inbox/url": Way("reviewer", {"address": "https://tarn.example/1"}),
    "POST /inbox/files": Way("reviewer"),
    "POST /inbox/sample": REVIEWER,
    "GET /jobs": READER,
    "GET /jobs/{number}": READER,
    "GET /feeds": READER,
    "POST /feeds": Way("reviewer", {"url": "https://tarn.example/feed", "minutes": "60"}),
    "POST /feeds/{number}/let-go": REVIEWER,
    "GET /search": READER,
    "GET /reports/{number}": READER,
    "GET /reports/{number}/explain/{record:path}": READER,
    "GET /reports/{number}/steps/{claim}": READER,
    "GET /reports/{number}/claims/{local:path}/review": READER,
    "POST /reports/{number}/claims/{local:path}/review": Way("reviewer", {"verdict": "accurate", "reasons": "Yes."}),
    "POST /reports/{number}/claims/{local:path}/grade": Way("reviewer", {"grade": "2", **WHY}),
    "GET /reports/{number}/corrections": READER,
    "GET /reports/{number}/correct/{record:path}": READER,
    "POST /reports/{number}/correct/{record:path}": Way("reviewer", {"is": "right", **WHY}),
    "GET /reports/{number}/missed": READER,
    "POST /reports/{number}/missed": Way("reviewer", {"content": "0-5", **WHY}),
    "GET /reports/{number}/claims/{local}": READER,
    "GET /reports/{number}/claims/{local}/whole": READER,
    "GET /reports/{number}/claims/{local}/trace": READER,
    "GET /reports/{number}/claims/{local}/figures": READER,
    "GET /reports/{number}/claims/{local}/checks": READER,
    "GET /reports/{number}/claims/{local}/graph.json": READER,
    "GET /reports/{number}/claims/{local}/figures.svg": READER,
    "GET /reports/{number}/claims/{local}/figures.vl.json": READER,
    "GET /trace": READER,
    "GET /trace/whole": Way("reader", query="?q=deserters"),
    "GET /trace/part": Way("reader", query="?q=deserters"),
    "GET /trace/graph.json": Way("reader", query="?q=deserters"),
    "GET /figures": READER,
    "GET /figures/whole": Way("reader", query="?q=deserters"),
    "GET /figures/part": Way("reader", query="?q=deserters"),
    "GET /figures/figures.svg": Way("reader", query="?q=deserters"),
    "GET /figures/figures.vl.json": Way("reader", query="?q=deserters"),
    "GET /reviews": READER,
    "GET /corrections": READER,
    "POST /corrections/import": Way("reviewer", WHY),
    "GET /sources": READER,
    "GET /sources/show": Way("reader", query="?name=Lintel%20Press"),
    "POST /sources/grade": Way("reviewer", {"name": "Lintel Press", "grade": "B", **WHY}),
    "POST /sources/describe": Way("reviewer", {"name": "Lintel Press", "bias": "none", **WHY}),
    "GET /reports/{number}/export/{form}": READER,
    "GET /reports/{number}/claims/{local}/publish": READER,
    "GET /reports/{number}/claims/{local}/export/{form}": READER,
    "GET /exports": READER,
    "GET /exports/{form}": READER,
    "GET /findings.atom": READER,
    "GET /reports/{number}/remove": ADMIN,
    "POST /reports/{number}/remove": ADMIN,
    "GET /team": ADMIN,
    "POST /team": Way("admin", {"name": "Cy", "password": "seven lanterns over Veldmark"}),
    "POST /team/{number}/role": Way("admin", {"role": "reader"}),
    "POST /team/{number}/access": Way("admin", {"disabled": "true"}),
    "POST /team/{number}/password": Way("admin", {"password": "seven lanterns over Veldmark"}),
    "GET /team/log": ADMIN,
    "GET /account": READER,
    "POST /account/password": Way("reader", {"old": "no", "password": "seven lanterns over Veldmark"}),
    "POST /account/keys": Way("reader", {"label": "mine"}),
    "POST /account/keys/{number}/revoke": READER,
}
RIGHT = {"subject": "claim", "of": "c1", "fault": "right", **WHY}
_V1 = "/api/v1"
_CLAIM = f"{_V1}/articles/{{article}}/claims/{{local}}"
_SOURCE = f"{_V1}/sources/{{name:anything}}"
CALLS = {
    f"GET {_V1}/openapi.json": OPEN,
    f"GET {_V1}/health": OPEN,
    f"GET {_V1}/checks": OPEN,
    f"GET {_V1}/scales": OPEN,
    f"GET {_V1}/schema/{{name}}": OPEN,
    f"GET {_V1}/exports": OPEN,
    f"POST {_V1}/readings": Way("reader", {"text": "Forty ferries are idle, the mayor said."}),
    f"GET {_V1}/jobs": READER,
    f"GET {_V1}/jobs/{{job}}": READER,
    f"GET {_V1}/jobs/{{job}}/events": READER,
    f"GET {_V1}/articles": READER,
    f"GET {_V1}/articles/{{article}}": READER,
    f"DELETE {_V1}/articles/{{article}}": ADMIN,
    f"GET {_V1}/articles/{{article}}/reading": READER,
    f"GET {_V1}/articles/{{article}}/text": READER,
    f"GET {_V1}/claims": Way("reader", query="?q=deserters"),
    f"GET {_CLAIM}": READER,
    f"GET {_CLAIM}/trace": READER,
    f"GET {_CLAIM}/figures": READER,
    f"GET {_CLAIM}/reviews": READER,
    f"POST {_CLAIM}/reviews": Way("reviewer", {"verdict": "accurate", "reasons": "Yes."}),
    f"POST {_CLAIM}/grades": Way("reviewer", {"grade": "2", **WHY}),
    f"GET {_V1}/articles/{{article}}/corrections": READER,
    f"POST {_V1}/articles/{{article}}/corrections": Way("reviewer", RIGHT),
    f"GET {_V1}/trace": Way("reader", query="?q=deserters"),
    f"GET {_V1}/figures": Way("reader", query="?q=deserters"),
    f"GET {_V1}/checked": Way("reader", query="?q=deserters"),
    f"GET {_V1}/reviews": READER,
    f"GET {_V1}/sources": READER,
    f"GET {_SOURCE}": READER,
    f"GET {_SOURCE}/grades": READER,
    f"POST {_SOURCE}/grades": Way("reviewer", {"grade": "B", **WHY}),
    f"GET {_SOURCE}/descriptions": READER,
    f"POST {_SOURCE}/descriptions": Way("reviewer", {"values": {"access": "On the quay."}, **WHY}),
    f"GET {_V1}/articles/{{article}}/export/{{form}}": READER,
    f"GET {_CLAIM}/export/{{form}}": READER,
    f"GET {_V1}/export/{{form}}": READER,
}  # fmt: skip
FILLED = {
    "{number}": "1",
    "{article}": "1",
    "{job}": "1",
    "{record:path}": "c1",
    "{local:path}": "c1",
    "{local}": "c1",
    "{claim}": "c1",
    "{form}": "json",
    "{name:anything}": "Lintel%20Press",
    "{name}": "reading",
}


def address(way: str, known: Way) -> str:
    """The path of a way, filled in."""
    path = way.partition(" ")[2]
    for part, value in FILLED.items():
        path = path.replace(part, value)
    path = path.replace("/exports/json", "/exports/jsonl").replace("/api/v1/export/json", "/api/v1/export/jsonl")
    return path + known.query


def routes_of(app) -> list[str]:  # type: ignore[no-untyped-def]
    """Every method and path that the application answers, those it only refuses (405) and files left out."""
    waiting, found = list(app.routes), []
    while waiting:
        route = waiting.pop()
        if hasattr(route, "original_router"):  # FastAPI keeps routers that were included whole
            prefix = getattr(route.include_context, "prefix", "")
            waiting += [(prefix, one) for one in route.effective_candidates()]
            continue
        prefix, route = route if isinstance(route, tuple) else ("", route)
        if hasattr(route, "original_router"):
            waiting.append(route)
        elif getattr(route, "methods", None) and route.endpoint.__name__ != "refuse":
            found += [f"{method} {route.path}" for method in route.methods if method not in ("HEAD", "OPTIONS")]
    return found
