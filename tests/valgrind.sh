#!/bin/sh
# Runs a program under valgrind. Errors, and memory that is definitely or indirectly lost, are told in files of their own in
# $VALGRIND_LOGS: so they are found even where a test does not look at the program's exit status, and nothing is added to its
# output. "make check-valgrind" runs every test this way.
#
# usage: valgrind.sh PROGRAM [ARGUMENT...]

exec valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect --suppressions="${0%/*}/valgrind.supp" --log-file="$VALGRIND_LOGS/%p" "$@"
