"""The API is as its document describes it, whatever it is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.case import Case
from dragoman.case.kinds import KINDS
from dragoman.web import create_app
from tests.case.stub import affair

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
)  # fmt: skip


@pytest.fixture(scope="module")
def described() -> Iterator[object]:
    from dragoman import engines
    from tests.case.stub import stub_engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "engine_for", stub_engine)
        with Case.open(":memory:") as case:
            case.read_reports(affair())
            yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(case, hosts=None))


WAYS = sorted(
    f"{method.upper()} {path}"
    for path, methods in create_app(Case.open(":memory:")).openapi()["paths"].items()
    for method in methods
)


@pytest.mark.parametrize("way", WAYS)
def test_no_answer_is_off_the_description_or_a_fault_of_ours(described, way) -> None:
    method, path = way.split(" ", 1)
    operation = described[path][method]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=15, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def as_described(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    as_described()


def test_the_document_is_openapi_3_1_and_has_every_kind(described) -> None:
    raw = described.raw_schema
    assert raw["openapi"].startswith("3.1")
    for kind in KINDS.values():
        assert f"/api/v1/{kind.name}" in raw["paths"]
        assert kind.record.__name__ in raw["components"]["schemas"]


def test_records_that_the_model_read_are_as_described(described, example) -> None:
    """The stub reads little; what the model read holds every field."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(example.case, hosts=None))
    story = max(example.case.stories(), key=lambda one: len(one.reports)).id
    for path in [f"/api/v1/{kind}" for kind in KINDS] + [
        f"/api/v1/stories/{{id}}/{what}" for what in ("brief", "ties", "relays", "coverage")
    ]:
        parameters = {"path_parameters": {"id": story}} if "{id}" in path else {"query": {"limit": 500}}
        schema[path]["GET"].Case(**parameters).call_and_validate(checks=CHECKS)
