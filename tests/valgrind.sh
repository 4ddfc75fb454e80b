#!/bin/sh
# Runs a program under valgrind. Errors, and memory that is definitely or indirectly lost, are told in files of their own in
# $VALGRIND_LOGS: so they are found even where a test does not look at the program's exit status, and nothing is added to its
# output. "make check-valgrind" runs every test this way; but not the programs of the screen tests, who only type and look: the
# pacta that they start is run under valgrind.
#
# usage: valgrind.sh PROGRAM [ARGUMENT...]

case $1 in
*/tests/screen/* | tests/screen/*) exec "$@" ;;
esac
exec valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect --suppressions="${0%/*}/valgrind.supp" --log-file="$VALGRIND_LOGS/%p" "$@"
