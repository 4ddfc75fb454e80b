#!/bin/sh
# Counts the cases in the result files of a test run, and prints one line: "N passed, N failed[, N skipped]".
#
# usage: tally.sh FILE.trs...
#
# A test that has no result file did not run to its end and counts as failed. An error that only tells that a test with failed
# cases also exited as failed is not counted again.

passed=0 failed=0 skipped=0
for file in "$@"; do
    if [ ! -f "$file" ]; then
        failed=$((failed + 1))
        continue
    fi
    counts=$(awk '
        /^:test-result: (PASS|XFAIL)/ { passed++ }
        /^:test-result: (FAIL|XPASS)/ { failed++ }
        /^:test-result: SKIP/ { skipped++ }
        /^:test-result: ERROR/ { errors++ }
        END { print passed + 0, (failed > 0 ? failed : errors) + 0, skipped + 0 }' "$file")
    # shellcheck disable=SC2086 # three numbers
    set -- $counts
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
done

if [ "$skipped" -eq 0 ]; then
    echo "$passed passed, $failed failed"
else
    echo "$passed passed, $failed failed, $skipped skipped"
fi
