#include "export/url.h"

#include <string.h>

void url_add(struct str url, struct buf *out) {
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}", c) != NULL)
            buf_printf(out, "%%%02X", c);
        else
            buf_add_char(out, (char)c);
    }
}
