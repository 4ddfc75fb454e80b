/*
 * The looks of the HTML export. For html.c alone.
 */
#ifndef PACTA_EXPORT_HTML_H
#define PACTA_EXPORT_HTML_H

#include <stdio.h>

/* Writes the style sheet: light and dark as the reader prefers, narrow and wide screens, paper. */
void html_write_style(FILE *out);

#endif
