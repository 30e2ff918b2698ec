"""Starts the emulator, `ministack`, with two mends.

ministack 1.5.33 cannot update a nested stack in place. A resource whose properties are the same as before keeps the
attributes that it is given, and the code that updates a nested stack gives none. So after the first update they are gone, and
whatever reads one by `Fn::GetAtt` (a queue its dead-letter queue's ARN, the parent an output) fails: the stack ends as
UPDATE_ROLLBACK_FAILED. The code that updates any other stack gives them. Here they are looked up if they are missing.
To be deleted when a version of ministack passes them itself: look for `_update_resource` in `_cfn_nested_stack_deploy`.

It keeps how far each event source mapping has read a table's stream, and not what is in the stream. So after a restart the
mapping waits for as many records as there were before, and reads none until then; and what was not yet read is lost. Here
the records are kept with the tables. A position behind the stream's end, as an emulator without this mend has left it, is
the end. To be deleted when a version of ministack keeps the records: look for `_stream_records` in `get_state` of
`dynamodb.py`.
"""

from __future__ import annotations

import sys
from typing import Any

from ministack.app import main
from ministack.services import dynamodb, lambda_svc
from ministack.services.cloudformation import _stacks, provisioners

Json = dict[str, Any]

RECORDS = "stream_records"
TRIMMED = "stream_trimmed"

_update_resource = provisioners._update_resource
_tables_state = dynamodb.get_state
_load_tables = dynamodb.load_persisted_state
_load_functions = lambda_svc.load_persisted_state


def update_resource(
    resource_type: str,
    physical_id: str,
    old_properties: Json,
    new_properties: Json,
    stack_name: str,
    logical_id: str | None = None,
    old_attributes: Json | None = None,
) -> Any:
    """Updates a resource; if the caller has not said which attributes it has, those that its stack knows count."""
    if old_attributes is None:
        resources = _stacks.get(stack_name, {}).get("_resources", {})
        old_attributes = resources.get(logical_id, {}).get("Attributes")
    return _update_resource(
        resource_type, physical_id, old_properties, new_properties, stack_name, logical_id, old_attributes
    )


def tables_state() -> Json:
    """The tables' state, with the records of their streams."""
    # Written when no request is served any more, so that each change is in both or in neither.
    return _tables_state() | {RECORDS: dynamodb._stream_records, TRIMMED: dynamodb._stream_trimmed}


def load_tables(state: Json) -> None:
    """Restores the tables, with the records of their streams."""
    _load_tables(state)
    dynamodb._stream_records.update(state.get(RECORDS, {}))
    dynamodb._stream_trimmed.update(state.get(TRIMMED, {}))


def load_functions(state: Json) -> None:
    """Restores the functions and their event source mappings, after the tables."""
    _load_functions(state)
    with lambda_svc._dynamodb_stream_positions_lock:
        positions = lambda_svc._dynamodb_stream_positions
        for (account, region, mapping), position in positions.all_items():
            source = lambda_svc._esms.get_scoped(account, region, mapping, {}).get("EventSourceArn", "")
            if "/stream/" in source:
                table = source.split("/")[1]
                end = dynamodb.stream_end_position(table, account_id=account, region=region)
                positions.set_scoped(account, region, mapping, min(position, end))


if __name__ == "__main__":
    provisioners._update_resource = update_resource
    dynamodb.get_state = tables_state
    dynamodb.load_persisted_state = load_tables
    lambda_svc.load_persisted_state = load_functions
    sys.exit(main())
