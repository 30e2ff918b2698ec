"""Starts the emulator, `ministack`, with one mend.

ministack 1.5.33 cannot update a nested stack in place. A resource whose properties are the same as before keeps the
attributes that it is given, and the code that updates a nested stack gives none. So after the first update they are gone, and
whatever reads one by `Fn::GetAtt` (a queue its dead-letter queue's ARN, the parent an output) fails: the stack ends as
UPDATE_ROLLBACK_FAILED. The code that updates any other stack gives them. Here they are looked up if they are missing.

To be deleted when a version of ministack passes them itself: look for `_update_resource` in `_cfn_nested_stack_deploy`.
"""

from __future__ import annotations

import sys
from typing import Any

from ministack.app import main
from ministack.services.cloudformation import _stacks, provisioners

Json = dict[str, Any]

_update_resource = provisioners._update_resource


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


if __name__ == "__main__":
    provisioners._update_resource = update_resource
    sys.exit(main())
