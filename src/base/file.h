/*
 * Files read whole and written whole.
 *
 * Reading takes regular files only (a directory, a FIFO or a device is a fault, never a wait), up to FILE_SIZE_MAX bytes, and
 * notices a file that changes under it. Writing goes to a temporary file beside the target which takes its place only when it
 * is complete and on the disk: a reader sees the old content or the new, never half of one. Where nothing is to be replaced and
 * the system can do it, that file has no name until then, and none is left behind by a program that is killed.
 */
#ifndef PACTA_BASE_FILE_H
#define PACTA_BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/str.h"

/* The largest file that is read: 256 MiB, far above any agreement. */
#define FILE_SIZE_MAX ((size_t)256 << 20)

/* Appends the content of the file to *content. On failure adds a fault and returns false; *content is then as before. */
bool file_read(const char *path, struct buf *content, struct diag_list *diags);

struct atomic_file;

/* Opens a temporary file beside `path`. With `overwrite` false, an existing `path` is a fault now and at commit. NULL on
   failure. */
struct atomic_file *atomic_open(const char *path, bool overwrite, struct diag_list *diags);

/* The same for what only its owner may read, from its first byte on. */
struct atomic_file *atomic_open_private(const char *path, bool overwrite, struct diag_list *diags);

/* The stream to write to; it belongs to the atomic file. */
FILE *atomic_stream(struct atomic_file *file);

/* Flushes, syncs and puts the file in its place, then frees it. On failure the target is as it was, the temporary file is
   gone, a fault is added and false returned. */
bool atomic_commit(struct atomic_file *file, struct diag_list *diags);

/* The same without a wait for the disk, which may be long, for what is written between two keys: should the power fail in the
   next seconds, the file may be empty or lost. */
bool atomic_commit_unsynced(struct atomic_file *file, struct diag_list *diags);

/* Drops the temporary file and frees; the target is as it was. NULL is let be. */
void atomic_abort(struct atomic_file *file);

#endif
