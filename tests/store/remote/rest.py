"""Every operation of the REST interface once, generated from its own description.

Left out are the named questions, which each engine is asked elsewhere, and what is the same for
every kind of record but one (``KIND``), except that each kind is listed.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.store.remote.walk import CORRECTED, FILES, NEW, OLD

KIND = "pilots"
STANDARD = {"number": NEW, "title_zh": "一个新标准", "status": "current", "gbt4754_code": "C131"}
PLANNED = "20254645-T-604"
# What is given for a parameter; others are left out, or are those of a place in the description.
VALUES = {
    "a": "now",
    "b": "now",
    "category": "BA",
    "edition": "2021",
    "from": "2018",
    "industry": "C36",
    "limit": "3",
    "number": OLD,
    "q": "智能工厂",
    "since": "2020-01-01",
    "title": "智能工厂 设备互联要求",
    "to": "2021",
    "withdraw": OLD,
}
PLACES = {"name": "ageing-standards", "number": OLD, "key": "none", "change": "none"}
# Of some paths other values, or bodies; a text is sent as plain text.
OWN_PLACES = {"/api/v1/standards/{number}/publish": {"number": PLANNED}}
OWN_VALUES = {"/api/v1/diff": {"from": "now", "to": "now"}}
BODIES = {
    ("post", "/api/v1/announcements"): FILES["paper.txt"],
    ("post", "/api/v1/check"): FILES["cites.txt"],
    ("post", "/api/v1/gaps/what-if"): {"add": [STANDARD], "withdraw": [OLD]},
    ("post", "/api/v1/proposals"): {"number": OLD, "title_en": "Another"},
    ("post", "/api/v1/standards"): STANDARD,
    ("post", "/api/v1/standards/{number}/publish"): {"number": "GB/T 33007-2026"},
    ("post", "/api/v1/standards/{number}/renumber"): {"number": CORRECTED},
    ("patch", "/api/v1/standards/{number}"): {"title_en": "Another"},
    ("put", "/api/v1/standards/{number}"): {**STANDARD, "number": OLD},
}
# A state of the data, and when something was asked; numbers of one value (see docs/engines.md).
MOVING = re.compile(r'"(?:version|seen|began|generated)": ?"[^"]*"')
DECIMAL = re.compile(r'"(-?\d+\.\d*[1-9])0+"')


@dataclass(frozen=True)
class Call:
    """One request; ``like`` is the record whose ``key`` stands in the path."""

    method: str
    path: str
    query: dict[str, str]
    sent: dict = field(default_factory=dict)

    def __str__(self):
        return f"{self.method} {self.path} {self.query}"

    def made_by(self, client):
        """Return the status and the body that a server answers with, but for what may differ."""
        answer = client.request(self.method, self.path, params=self.query, **self.sent)
        return answer.status_code, DECIMAL.sub(r'"\1"', MOVING.sub("", answer.text))


def calls(description, record):
    """Yield the calls; ``record`` is one of ``KIND``."""
    kinds = {path.split("/")[3] for path in description["paths"] if path.endswith("/{key}")}
    alike = kinds - {KIND, "jobs"}
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            if path.startswith("/api/v1/queries/") and "{" not in path:
                continue
            if path.split("/")[3] in alike and (method != "get" or "{" in path):
                continue
            yield _call(method, path, operation, record)


def _call(method, path, operation, record):
    places = PLACES | OWN_PLACES.get(path, {})
    body = BODIES.get((method, path))
    if path.startswith(f"/api/v1/{KIND}"):
        places |= {"key": record["id"]}
        new = {"id": "pilot-2018-x99"} if method == "post" else {"project_zh": "另一个名称"}
        body = {**record, **new} if method in ("post", "put", "patch") else None
    values = VALUES | OWN_VALUES.get(path, {})
    names = {it["name"] for it in operation.get("parameters", []) if it["in"] == "query"}
    query = {name: values[name] for name in sorted(names & values.keys())}
    if "dry_run" in names:
        query["dry_run"] = "true"
    place = re.sub(r"{([^}]*)}", lambda found: _place(places, found[1]), path)
    sent = {"json": body} if isinstance(body, dict) else {}
    if isinstance(body, str):
        sent = {"content": body.encode(), "headers": {"Content-Type": "text/plain"}}
    return Call(method.upper(), place, query, sent)


def _place(places, name):
    value = places.get(name, "none")
    return quote(re.sub(r"[/ ]+", "-", value), safe="")
