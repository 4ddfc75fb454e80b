#include "text/version.h"

#include <linebreak.h>
#include <string.h>
#include <utf8proc.h>

#ifdef HAVE_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

/* Since 4.0 the library tells its own version; before, only that of liblinebreak, which it grew out of. */
static void add_unibreak(struct buf *out) {
#ifdef UNIBREAK_VERSION
    buf_printf(out, "libunibreak %d.%d", unibreak_version >> 8, unibreak_version & 0xFF);
#else
    buf_printf(out, "libunibreak (liblinebreak %d.%d)", linebreak_version >> 8, linebreak_version & 0xFF);
#endif
}

/* "PCRE2 10.42" out of "10.42 2022-12-11". */
static void add_pcre2(struct buf *out) {
#ifdef HAVE_PCRE2
    char version[64];
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) > (int)sizeof version)
        return;
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    buf_printf(out, "PCRE2 %.*s", (int)strcspn(version, " "), version);
#else
    buf_add(out, STR("no PCRE2"));
#endif
}

void text_add_versions(struct buf *out) {
    buf_printf(out, "utf8proc %s, ", utf8proc_version());
    add_unibreak(out);
    buf_add(out, STR(", "));
    add_pcre2(out);
}
