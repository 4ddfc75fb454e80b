# PACTA_TERMINFO
# Adds the library with the terminfo functions to NCURSES_LIBS where it is apart from ncurses and pkg-config does not say so.
AC_DEFUN([PACTA_TERMINFO], [
pacta_saved_LIBS=$LIBS
LIBS="$NCURSES_LIBS $LIBS"
AC_SEARCH_LIBS([tigetstr], [tinfow tinfo], [],
    [AC_MSG_ERROR([the terminfo functions were found neither in ncursesw nor in tinfo])])
AS_CASE([$ac_cv_search_tigetstr], [-l*], [NCURSES_LIBS="$NCURSES_LIBS $ac_cv_search_tigetstr"])
LIBS=$pacta_saved_LIBS
])

# PACTA_PYTHON
# Sets PYTHON to a python3, if there is one; rather one that has the modules with which the tests read YAML and JSON Schema.
AC_DEFUN([PACTA_PYTHON], [
AC_ARG_VAR([PYTHON], [python3, for tests only ("no": do without)])
AC_MSG_CHECKING([for python3])
AS_IF([test -z "$PYTHON"], [
    for pacta_python in python3 /usr/bin/python3; do
        AS_IF([$pacta_python -c 'import jsonschema, yaml' >&AS_MESSAGE_LOG_FD 2>&1], [PYTHON=$pacta_python; break])
    done])
AS_IF([test -z "$PYTHON"], [AS_IF([python3 -c '' >&AS_MESSAGE_LOG_FD 2>&1], [PYTHON=python3])])
AS_IF([test "x$PYTHON" = xno], [PYTHON=])
AC_MSG_RESULT([${PYTHON:-no}])
AM_CONDITIONAL([HAVE_PYTHON], [test -n "$PYTHON"])
])
