/*
 * The writers behind the table of formats. Used by the table and by the writers alone.
 */
#ifndef PACTA_EXPORT_WRITER_H
#define PACTA_EXPORT_WRITER_H

#include "export/export.h"

/* A writer: false where writing failed. */
typedef bool export_writer(const struct export_request *request, FILE *out);

bool export_write_text(const struct export_request *request, FILE *out);
bool export_write_markdown(const struct export_request *request, FILE *out);
bool export_write_html(const struct export_request *request, FILE *out);
bool export_write_json(const struct export_request *request, FILE *out);
bool export_write_akn(const struct export_request *request, FILE *out);
bool export_write_yaml(const struct export_request *request, FILE *out);

/* Is it a part of the agreement that is asked for? */
bool export_is_part(const struct export_request *request);

/* Has all been written that was handed to the stream? */
bool export_is_written(FILE *out);

/* Runs a writer whose format makes nothing visible by itself, and shows what it writes, line by line, as the display of the
   request has it. */
bool export_write_shown(const struct export_request *request, export_writer *write, FILE *out);

#endif
