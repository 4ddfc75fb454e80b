#!/bin/sh
# Says which tests could not be built or run for want of what they need, so that a short run is not taken for a whole one.

need() { # number, what, yes or no, which tests
    if [ "$3" = yes ]; then
        echo "ok $1 - $2"
    else
        echo "ok $1 - $2 # SKIP $2 was not found by configure: $4 are left out"
    fi
}

echo 1..3
need 1 cmocka "$HAVE_CMOCKA" "unit and screen tests"
need 2 libvterm "$HAVE_VTERM" "screen tests"
need 3 python3 "${PYTHON:+yes}" "tests in Python"
