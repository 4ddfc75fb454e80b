# PACTA_COMPLETION_DIR(SHELL, DEFAULT)
# The option for where the completions of a shell go, and the conditional that they go anywhere.
AC_DEFUN([PACTA_COMPLETION_DIR], [
AC_ARG_WITH([$1-completion-dir],
    [AS_HELP_STRING([--with-$1-completion-dir=DIR], [put completions for $1 there ("no": nowhere; default: $2)])],
    [], [with_$1_completion_dir=yes])
AS_IF([test "x$with_$1_completion_dir" = xyes], [with_$1_completion_dir='$2'])
AS_IF([test "x$cross_compiling" = xyes], [with_$1_completion_dir=no])
AC_SUBST([$1_completion_dir], [$with_$1_completion_dir])
])

# PACTA_COMPLETIONS
# Where the completions of each shell go. The program that makes them must run: there are none where it is built for another
# machine.
AC_DEFUN([PACTA_COMPLETIONS], [
PACTA_COMPLETION_DIR([bash], [$(datadir)/bash-completion/completions])
PACTA_COMPLETION_DIR([zsh], [$(datadir)/zsh/site-functions])
PACTA_COMPLETION_DIR([fish], [$(datadir)/fish/vendor_completions.d])
AM_CONDITIONAL([BASH_COMPLETION], [test "x$bash_completion_dir" != xno])
AM_CONDITIONAL([ZSH_COMPLETION], [test "x$zsh_completion_dir" != xno])
AM_CONDITIONAL([FISH_COMPLETION], [test "x$fish_completion_dir" != xno])
])
