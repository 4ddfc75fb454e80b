#!/bin/sh
# Holds the architecture: which folder of src/ may know which, and what each may do.
#
# Each rule is a function that prints what breaks it in a tree. A rule gets two cases: nothing breaks it here, and it notices
# a file that is made to break it.

set -u
export LC_ALL=C
: "${PACTA_SRCDIR:?the top of the sources}" "${PACTA_BUILDDIR:?the top of the build}"

folders="base yaml text agreement library layout export tui command"

# --- The rules; each takes the top of a tree ---------------------------------------------------------------------------------

sources() {
    find "$1/src" -name '*.[ch]' | sort
}

# The lines of the sources as "FOLDER FILE:LINE: CODE", without comments and the insides of string literals (but for includes).
code_lines() {
    sources "$1" | while read -r file; do
        path=${file#"$1/src/"}
        awk -v path="$path" '
            BEGIN { folder = path; if (!sub("/.*", "", folder)) folder = "main" }
            {
                line = $0
                if (line !~ /^[ \t]*#[ \t]*include/) {
                    gsub(/\\./, "", line)
                    gsub(/\047"\047/, "0", line)
                    gsub(/"[^"]*"/, "\"\"", line)
                }
                code = ""
                while (line != "") {
                    if (in_comment) {
                        end = index(line, "*/")
                        line = end ? substr(line, end + 2) : ""
                        in_comment = !end
                    } else if (match(line, "/[*]|//")) {
                        code = code substr(line, 1, RSTART - 1)
                        in_comment = substr(line, RSTART, 2) == "/*"
                        line = in_comment ? substr(line, RSTART + 2) : ""
                    } else {
                        code = code line
                        line = ""
                    }
                }
                print folder, path ":" FNR ": " code
            }' "$file"
    done
}

# The includes as "FOLDER FILE:LINE: NAME", NAME with its quotation marks or angle brackets.
includes() {
    code_lines "$1" | sed -n 's/^\([^:]*:[0-9]*: \)[ \t]*#[ \t]*include[ \t]*\([^ \t]*\).*/\1\2/p'
}

# main -> command -> tui -> export -> layout -> library -> agreement -> {text, yaml} -> base. Who may know a folder may know all
# below it too, but for agreement, which is no matter of YAML.
knows_only_what_is_below() {
    includes "$1" | awk '
        BEGIN {
            below["base"] = " "
            below["text"] = below["yaml"] = " base "
            below["agreement"] = " text base "
            below["library"] = " agreement text yaml base "
            below["layout"] = " library" below["library"]
            below["export"] = " layout" below["layout"]
            below["tui"] = " export" below["export"]
            below["command"] = " tui" below["tui"]
            below["main"] = " command" below["command"]
        }
        $3 ~ /^"/ {
            known = $3
            gsub(/"/, "", known)
            if (!sub("/.*", "", known))
                print $2, "includes " $3 " without its folder"
            else if (!($1 in below))
                print $2, "is in no folder of the architecture"
            else if (known != $1 && !index(below[$1], " " known " "))
                print $2, "includes " $3 ", which " $1 "/ may not know"
        }'
}

no_headers_in_a_circle() {
    includes "$1" | awk '$2 ~ /\.h:/ && $3 ~ /^"/ { sub(":.*", "", $2); gsub(/"/, "", $3); print $2, $3 }' |
        { tsort 2>&1 >&3 3>&-; } 3>/dev/null
}

library_has_one_owner() {
    includes "$1" | awk '
        BEGIN {
            owner["yaml.h"] = "yaml"
            owner["expat.h"] = "library"
            owner["utf8proc.h"] = owner["pcre2.h"] = "text"
            owner["linebreak.h"] = owner["graphemebreak.h"] = owner["wordbreak.h"] = owner["unibreakdef.h"] = "text"
            owner["curses.h"] = owner["ncurses.h"] = owner["term.h"] = owner["panel.h"] = "tui"
        }
        $3 ~ /^</ {
            name = $3
            gsub(/[<>]|.*\//, "", name)
            if (name in owner && owner[name] != $1)
                print $2, "includes " $3 ", which belongs to " owner[name] "/"
        }'
}

exits_in_two_places() {
    code_lines "$1" | grep -E '[^A-Za-z0-9_](exit|_Exit|quick_exit) *\(' | grep -Ev '^(main|base) (main|base/arena)\.c:'
}

# What is wrong is collected and handed up; only commands and the reader print.
prints_only_at_the_top() {
    code_lines "$1" | grep -Ev '^(main|command|tui) ' | grep -Ev '^base base/arena\.c:' |
        grep -E '[^A-Za-z0-9_](stdout|stderr|v?printf *\(|perror *\(|puts *\(|putchar *\()'
}

# A source that is not in Makefile.am is missing from the release, and a test that is not there is never run. A test's program
# stands there without the ending.
is_listed_in_makefile() {
    find "$1/src" "$1/tests" -name '*.[ch]' -o -name '*_test.sh' -o -name '*_test.py' | sort | while read -r file; do
        path=${file#"$1/"}
        case $path in
        tests/*.c) name="${path%.c}(\.c)?" ;;
        *) name=$path ;;
        esac
        grep -Eq "(^|[[:space:]])$name([[:space:]]|\$)" "$1/Makefile.am" ||
            echo "$path is not in Makefile.am"
    done
}

# The libraries of a build have no writable variables outside the reader's folder, but for flags that signal handlers set. Takes
# the folder of the build as its second argument.
has_no_mutable_variables() {
    for folder in $folders; do
        [ "$folder" != tui ] || continue
        objdump -t "$2/libpacta-$folder.a" 2>/dev/null | awk -v folder="$folder" '
            NF >= 5 && $(NF - 2) ~ /^(\.t?data|\.t?bss|\*COM\*)/ && $(NF - 2) !~ /^\.data\.rel\.ro/ && $NF !~ /^\./ {
                sub(/\.[0-9]+$/, "", $NF)
                print folder, $NF
            }'
    done | while read -r folder name; do
        grep -Eqs "volatile sig_atomic_t $name\>" "$1/src/$folder"/*.c || echo "$folder/ has the writable variable $name"
    done
}

# --- The cases ---------------------------------------------------------------------------------------------------------------

n=0
report() { # what is tested, what breaks it
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}

skip() {
    n=$((n + 1))
    echo "ok $n - $1 # SKIP $2"
}

planted=$(mktemp -d) || exit 99
trap 'rm -rf "$planted"' EXIT
trap 'exit 99' HUP INT TERM

holds() { # rule
    report "$1" "$("$1" "$PACTA_SRCDIR")"
}

# Makes a tree of nothing but files that break a rule.
notices() { # rule, then each file and its one line
    rule=$1
    rm -rf "$planted/src" "$planted/tests"
    : >"$planted/Makefile.am"
    shift
    what=$*
    while [ $# -gt 0 ]; do
        mkdir -p "$planted/src/${1%/*}" "$planted/tests"
        printf '%s\n' "$2" >"$planted/src/$1"
        shift 2
    done
    if [ -n "$("$rule" "$planted")" ]; then broken=; else broken="this was not noticed: $what"; fi
    report "$rule notices when it is broken" "$broken"
}

echo 1..16
holds knows_only_what_is_below
notices knows_only_what_is_below text/utf8.c '#include "yaml/node.h"'
notices knows_only_what_is_below layout/flow.h '# include "tui/app.h" /* why not */'
holds no_headers_in_a_circle
notices no_headers_in_a_circle base/a.h '#include "base/b.h"' base/b.h '#include "base/a.h"'
holds library_has_one_owner
notices library_has_one_owner tui/app.c '#include <yaml.h>'
notices library_has_one_owner layout/flow.c '#include <ncursesw/curses.h>'
holds exits_in_two_places
notices exits_in_two_places library/loader.c 'int f(void) { exit (1); }'
holds prints_only_at_the_top
notices prints_only_at_the_top yaml/reader.c 'int f(void) { return fprintf(stderr, "no /* such */ luck"); }'
holds is_listed_in_makefile
notices is_listed_in_makefile base/stray.c 'int stray;'

if ! objdump -t "$PACTA_BUILDDIR/libpacta-base.a" 2>/dev/null | grep -q '\.text'; then
    skip has_no_mutable_variables "there is no objdump for these objects"
    skip "has_no_mutable_variables notices one" "there is no objdump for these objects"
elif objdump -t "$PACTA_BUILDDIR/libpacta-base.a" | grep -Eq 'asan|ubsan|sanitizer|sancov|gcov'; then
    skip has_no_mutable_variables "sanitizers add variables of their own"
    skip "has_no_mutable_variables notices one" "sanitizers add variables of their own"
else
    report has_no_mutable_variables "$(has_no_mutable_variables "$PACTA_SRCDIR" "$PACTA_BUILDDIR")"
    echo 'int count(void); int count(void) { static int n; return ++n; }' >"$planted/count.c"
    (cd "$planted" && $CC -c count.c && ar cr libpacta-text.a count.o)
    if [ "$(has_no_mutable_variables "$planted" "$planted")" = "text/ has the writable variable n" ]; then broken=; else
        broken="a static variable was not noticed"
    fi
    report "has_no_mutable_variables notices one" "$broken"
fi
