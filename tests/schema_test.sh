#!/bin/sh
# Holds every agreement that ships, and the invented one of the tests, to the JSON Schema of the format.

: "${PACTA_SRCDIR:?the top of the sources}"

cd "$PACTA_SRCDIR" || exit 99
set -- content/*.yaml tests/data/lake-concord.yaml
echo "1..$#"
n=0
for file in "$@"; do
    n=$((n + 1))
    told=$("${PYTHON:-false}" tests/data/schema_check.py content/pacta-agreement.schema.json "$file" 2>&1)
    status=$?
    if [ -z "$PYTHON" ] || [ $status -eq 77 ]; then
        echo "ok $n - $file # SKIP this needs python3 with PyYAML and jsonschema"
    elif [ $status -eq 0 ]; then
        echo "ok $n - $file"
    else
        echo "not ok $n - $file"
        printf '%s\n' "$told" | sed 's/^/# /'
    fi
done
