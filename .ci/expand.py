"""Prints the template as AWS expands it: openapi.yaml included, then SAM's own transform, without an account.

`sam validate` and cfn-lint see the template before the API's contract is in it, and miss where the two contradict each other.
"""

import json
import sys

import yaml
from samtranslator.public.translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies(ManagedPolicyLoader):
    """The template uses none; to know them all SAM would ask an account."""

    def __init__(self):
        super().__init__(None)

    def load(self):
        return {}


def include(node):
    if isinstance(node, dict):
        macro = node.get("Fn::Transform")
        if isinstance(macro, dict) and macro["Name"] == "AWS::Include":
            with open(macro["Parameters"]["Location"], encoding="utf-8") as file:
                return yaml.safe_load(file)
        return {key: include(value) for key, value in node.items()}
    return [include(value) for value in node] if isinstance(node, list) else node


with open(sys.argv[1], encoding="utf-8") as file:
    template = include(yaml_parse(file))
for resource in template["Resources"].values():
    if "CodeUri" in resource.get("Properties", {}):
        # At this point, sam deploy has already uploaded the zip.
        resource["Properties"]["CodeUri"] = "s3://artefacts/" + resource["Properties"]["CodeUri"]
parameters = {name: value.get("Default", "") for name, value in template["Parameters"].items()}
json.dump(transform(template, parameters, NoManagedPolicies()), sys.stdout, indent=1)
