/*
 * Operands: which agreement, and which place in it, the words of a command line mean.
 */
#ifndef PACTA_COMMAND_OPERANDS_H
#define PACTA_COMMAND_OPERANDS_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "command/command.h"
#include "library/library.h"

/* What was meant: the nodes from `first` to the end of `last`; the root, twice, for the agreement as a whole. */
struct selection {
    const struct agreement *agreement;
    const struct node *first, *last;
};

/* Opens the agreement of that name, an id, an alias or a path. Where there is none, or several, or it is broken, prints a
   message, *agreement is NULL and the exit status is returned. */
enum exit_status operands_open(struct library *library, struct str name, const struct agreement **agreement);

/* The only agreement of the library. Where there is none or are several, a message and STATUS_TROUBLE; the message says of
   `word`, where it can be a name, that it names none. */
enum exit_status operands_only(struct library *library, struct str word, const struct agreement **agreement);

/* The agreement as a whole. */
struct selection operands_whole(const struct agreement *agreement);

/* Resolves a reference within an agreement, as a whole where it is empty. What is not found, or is ambiguous, is answered with
   a message. */
enum exit_status operands_resolve(const struct agreement *agreement, struct str reference, struct selection *selection);

/* Selects what the operands of a command line mean together: "[AGREEMENT] [REF]", where a REF may be of several words. */
enum exit_status operands_select(struct library *library, const struct invocation *invocation, struct selection *selection);

/* What one word of a command line means: "AGREEMENT", "AGREEMENT#REF", "AGREEMENT REF" or "REF". */
struct operand {
    const struct agreement *agreement; /* NULL: it names none */
    struct str reference;              /* empty: it holds none */
};
enum exit_status operands_take(struct library *library, struct str word, struct operand *operand);

/* Does the agreement hold anything in the language, or is none asked for (NULL)? Where not, a message says what it does hold. */
bool operands_have_language(const struct agreement *agreement, const char *language);

#endif
