/*
 * The library: where agreements come from.
 *
 * The folders of $PACTA_PATH (colon-separated), then $XDG_DATA_HOME/pacta (or ~/.local/share/pacta), then the shipped content
 * ($PACTA_DATADIR/content, else the installed one). The first file with an id wins. A library owns the agreements it has
 * loaded, until library_free().
 */
#ifndef PACTA_LIBRARY_LIBRARY_H
#define PACTA_LIBRARY_LIBRARY_H

#include "agreement/agreement.h"
#include "base/diag.h"
#include "library/sieve.h"

struct library;

/* An entry of the catalogue. */
struct library_entry {
    const struct agreement *agreement;
    const char *path;
    const char *hidden_by; /* the path of the file with the same id that wins, or NULL */
    size_t rank;           /* the place in the order of the folders */
};

enum library_status {
    LIBRARY_FOUND,
    LIBRARY_ABSENT,    /* no agreement of that name */
    LIBRARY_AMBIGUOUS, /* an alias of several */
    LIBRARY_BROKEN,    /* there is such a file, and it has errors */
};

/* Finds the folders; reads none of them yet. */
struct library *library_open(void);
void library_free(struct library *library);

/* The folder with the shipped files: $PACTA_DATADIR, or the one of the installation. */
const char *library_data_folder(void);

/* Is the name of an agreement a path (holds a "/" or ends in .yaml)? */
bool library_is_path(struct str name);

/* Opens an agreement by path, id or alias. Opening by id reads one file where it is named after its id. Faults of a file that
   was named by its path or is the one with the id are errors; those of others are warnings. The agreement belongs to the
   library. */
enum library_status library_find(struct library *library, struct str name, const struct agreement **agreement,
                                 struct diag_list *diags);

/* Is this what its id opens because its file is the first that is named after the id? Nothing is read to tell. */
bool library_holds(struct library *library, const struct agreement *agreement);

/* Reads the file of an agreement again. What was there before stays as it is until library_free(), so that nothing that points
   into it breaks; from now on the library gives out the new one. NULL, with faults, where the file has errors now. */
const struct agreement *library_reload(struct library *library, const struct agreement *old, struct diag_list *diags);

/* Reads the whole library, once; entries are sorted by id, hidden ones behind the one that hides them. A broken file is a
   warning (given once) and is left out. */
const struct library_entry *library_entries(struct library *library, size_t *n, struct diag_list *diags);

/* The same, but without the files that the sieve (NULL: none) holds back; of those no faults are told but the plainest. The entries
   are good until this is called again. */
const struct library_entry *library_sift(struct library *library, const struct sieve *sieve, size_t *n, struct diag_list *diags);

#endif
