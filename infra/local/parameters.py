"""What may be set of a template: `parameters.py TEMPLATE NAME=VALUE…` says what is wrong, and exits with 1 if anything is.

CloudFormation would say the same, after minutes of building.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

Json = dict[str, Any]


def main() -> None:
    """Checks what the command line sets."""
    template, *settings = sys.argv[1:]
    parameters = declared(Path(template))
    if wrong := [why for setting in settings if (why := refusal(parameters, *setting.split("=", 1)))]:
        sys.exit("\n".join(wrong))


def declared(template: Path) -> Json:
    """The parameters that the template at `template` declares, by name."""
    parameters: Json = yaml_parse(template.read_text(encoding="utf-8")).get("Parameters", {})
    return parameters


def refusal(parameters: Json, name: str, value: str) -> str | None:
    """Why the parameter `name` cannot be `value`; `None` if it can."""
    if name not in parameters:
        return f"the template has no parameter {name}; it has {', '.join(sorted(parameters))}"
    parameter = parameters[name]
    allowed = [str(one) for one in parameter.get("AllowedValues", [])]
    if allowed and value not in allowed:
        return f"{name} is one of {', '.join(allowed)}, not `{value}`"
    pattern = parameter.get("AllowedPattern")
    if pattern and not re.fullmatch(pattern, value):
        return f"{name} cannot be `{value}`: {parameter.get('ConstraintDescription', f'it matches {pattern}')}"
    if parameter["Type"] == "Number":
        return _number_refusal(parameter, name, value)
    return None


def _number_refusal(parameter: Json, name: str, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return f"{name} is a number, not `{value}`"
    least, most = parameter.get("MinValue"), parameter.get("MaxValue")
    if least is not None and number < float(least):
        return f"{name} is at least {least}, not {value}"
    if most is not None and number > float(most):
        return f"{name} is at most {most}, not {value}"
    return None


if __name__ == "__main__":
    main()
