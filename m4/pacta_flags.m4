# PACTA_COMPILER_FLAGS(VARIABLE, FLAGS)
# Appends each of FLAGS that the compiler takes to VARIABLE, and substitutes it.
AC_DEFUN([PACTA_COMPILER_FLAGS], [
AC_SUBST([$1])
for pacta_flag in $2; do
    AC_MSG_CHECKING([whether $CC takes $pacta_flag])
    pacta_saved_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -Werror $pacta_flag"
    AC_COMPILE_IFELSE([AC_LANG_SOURCE([int main(void) { return 0; }])],
        [AC_MSG_RESULT([yes])
        $1="${$1:+$$1 }$pacta_flag"],
        [AC_MSG_RESULT([no])])
    CFLAGS=$pacta_saved_CFLAGS
done
])

# PACTA_LINKER_FLAGS(VARIABLE, FLAGS)
# Appends FLAGS, as one, to VARIABLE if a program links and compiles with them, and substitutes it.
AC_DEFUN([PACTA_LINKER_FLAGS], [
AC_SUBST([$1])
AC_MSG_CHECKING([whether $CC links with $2])
pacta_saved_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS -Werror $2"
AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <stdio.h>]], [[puts("linked");]])],
    [AC_MSG_RESULT([yes])
    $1="${$1:+$$1 }$2"],
    [AC_MSG_RESULT([no])])
CFLAGS=$pacta_saved_CFLAGS
])

# PACTA_HARDENING
# Sets HARDENING_CFLAGS and HARDENING_LDFLAGS. They stand before the caller's CFLAGS and LDFLAGS, whose word is the last: a
# -fno-stack-protector there wins, and a -no-pie or -static keeps this from asking for a PIE. _FORTIFY_SOURCE is set in
# config.h, where the compiler itself can tell whether it optimises, so that "make CFLAGS=-O0" needs no new configure.
AC_DEFUN([PACTA_HARDENING], [
AC_SUBST([HARDENING_CFLAGS])
AC_SUBST([HARDENING_LDFLAGS])
PACTA_COMPILER_FLAGS([HARDENING_CFLAGS], [-fstack-protector-strong])
AS_CASE([" $CC $CFLAGS $LDFLAGS "],
    [*no-pie*|*no-PIE*|*' -static'*], [],
    [PACTA_LINKER_FLAGS([pacta_pie], [-fPIE -pie])
    AS_IF([test -n "$pacta_pie"], [
        HARDENING_CFLAGS="$HARDENING_CFLAGS -fPIE"
        HARDENING_LDFLAGS="$HARDENING_LDFLAGS -pie"])])
PACTA_LINKER_FLAGS([HARDENING_LDFLAGS], [-Wl,-z,relro])
PACTA_LINKER_FLAGS([HARDENING_LDFLAGS], [-Wl,-z,now])
AH_BOTTOM([/* Checks of the C library against overflows, unless the caller or a sanitizer has its own. */
#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define PACTA_SANITIZED 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define PACTA_SANITIZED 1
#endif
#if defined __OPTIMIZE__ && !defined _FORTIFY_SOURCE && !defined PACTA_SANITIZED
#define _FORTIFY_SOURCE 2
#endif])
])
