#!/usr/bin/env python3
"""Hold agreements to the JSON Schema of the format.

usage: schema_check.py SCHEMA FILE...

To pacta every scalar of a YAML file is a string: 2022-02-22 is no date object, 2.10 is not 2.1 and
"no" is the language code of Norwegian. YAML 1.1, which PyYAML reads, thinks otherwise, so the
files are loaded here without its guesses, and only what the schema types as an integer becomes one.

Exit status: 0 all valid, 1 a file is not, 2 usage or a file that cannot be read, 77 (which
automake takes for "skipped") if PyYAML or jsonschema is not installed.
"""

import json
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"schema_check.py: skipped: {error}")
    sys.exit(77)


def resolve(schema, root):
    """Follow references within the schema (#/definitions/NAME) to what they name."""
    while "$ref" in schema:
        target = root
        for step in schema["$ref"].lstrip("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def with_integers(value, schema, root):
    """VALUE, its strings of digits made integers wherever SCHEMA wants an integer."""
    schema = resolve(schema, root)
    for key in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(key, []):
            value = with_integers(value, branch, root)
    if schema.get("type") == "integer" and isinstance(value, str):
        return int(value) if re.fullmatch(r"-?[0-9]+", value) else value
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return {k: with_integers(v, properties.get(k, {}), root) for k, v in value.items()}
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        return [with_integers(v, schema["items"], root) for v in value]
    return value


class Document:
    """A YAML file as plain data, and the line on which each of its values stands."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            nodes = list(yaml.compose_all(file, Loader=yaml.SafeLoader))
        if len(nodes) != 1:
            raise yaml.YAMLError(f"{len(nodes)} documents where one was expected")
        self.lines = {}
        self.duplicates = []
        self.data = self.build(nodes[0], ())

    def build(self, node, path):
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, path + (i,)) for i, item in enumerate(node.value)]
        result = {}
        for key, value in node.value:
            name = key.value
            self.lines[path + (name,)] = key.start_mark.line + 1
            if name in result:
                self.duplicates.append((key.start_mark.line + 1, name))
            result[name] = self.build(value, path + (name,))
        return result


def faults(document, schema):
    """(line, place, message) of each fault, in the order of the file."""
    found = [(line, name, "this key stands here twice") for line, name in document.duplicates]
    data = with_integers(document.data, schema, schema)
    validator = jsonschema.Draft7Validator(schema)
    for error in validator.iter_errors(data):
        # Of several alternatives the one that came nearest says best what is wrong.
        error = jsonschema.exceptions.best_match([error])
        path = tuple(error.absolute_path)
        place = "/".join(str(step) for step in path) or "(the whole)"
        message = error.message if len(error.message) < 300 else error.message[:297] + "..."
        found.append((document.lines.get(path, 1), place, message))
    return sorted(found, key=lambda fault: fault[0])


def main(arguments):
    if len(arguments) < 2:
        print("usage: schema_check.py SCHEMA FILE...", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft7Validator.check_schema(schema)
    except (OSError, ValueError, jsonschema.SchemaError) as error:
        print(f"{arguments[0]}: error: {error}", file=sys.stderr)
        return 2
    status = 0
    for path in arguments[1:]:
        try:
            found = faults(Document(path), schema)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            print(f"{path}: error: {error}", file=sys.stderr)
            status = 2
            continue
        for line, place, message in found:
            print(f"{path}:{line}: {place}: {message}")
        if found:
            status = max(status, 1)
        else:
            print(f"{path}: valid")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
