"""What each line of the log carries beside its words; and spans for OpenTelemetry.

Spans are where its package is installed (`samrit[otel]`) and `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector.
A span carries what the log's line carries: the address as the program knows it, numbers, a status. No words of anybody's.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import Any

_values: ContextVar[Mapping[str, str]] = ContextVar("samrit_log_values", default=MappingProxyType({}))


@contextmanager
def logging_with(**values: str) -> Iterator[None]:
    """Each line that is logged inside carries these."""
    before = _values.set({**_values.get(), **values})
    try:
        yield
    finally:
        _values.reset(before)


def log_values() -> Mapping[str, str]:
    """What each line carries just now."""
    return _values.get()


@contextmanager
def span(name: str) -> Iterator[dict[str, Any]]:
    """Time what is done inside; what is put into the dictionary goes with it. Nothing where no collector is configured."""
    parts: dict[str, Any] = {}
    tracer = _tracer(os.getpid())
    if tracer is None:
        yield parts
        return
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as current:
        try:
            yield parts
        except BaseException as error:
            parts["error.type"] = type(error).__qualname__
            raise
        finally:
            current.update_name(str(parts.pop("name", name)))
            current.set_attributes({key: value for key, value in parts.items() if value not in (None, "")})


@cache
def _tracer(_process: int) -> Any:
    """One for each process: what sends spans is a thread, which no fork takes along."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return None
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:  # the doctor tells
        return None
    provider = TracerProvider(resource=Resource.create({"service.name": os.environ.get("OTEL_SERVICE_NAME", "samrit")}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider.get_tracer("samrit")
