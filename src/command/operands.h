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

/* The same for a word that may name something else: where no agreement is called so, STATUS_DONE without any message. */
enum exit_status operands_try(struct library *library, struct str name, const struct agreement **agreement);

/* The only agreement of the library. Where there is none or are several, a message and STATUS_TROUBLE; the message says of
   `word`, unless it is empty or the number of an article, that it names none. */
enum exit_status operands_only(struct library *library, struct str word, const struct agreement **agreement);

/* The agreement as a whole. */
struct selection operands_whole(const struct agreement *agreement);

/* Resolves a reference within an agreement, as a whole where it is empty. What is not found, or is ambiguous, is answered with
   a message. */
enum exit_status operands_resolve(const struct agreement *agreement, struct str reference, struct selection *selection);

/* Selects what the operands of a command line mean together: "[AGREEMENT] [REF]", where a REF may be of several words. */
enum exit_status operands_select(struct library *library, const struct invocation *invocation, struct selection *selection);

/* A word of the form "AGREEMENT#REF". */
struct operand {
    bool is_split; /* there is a "#" between the two; else `agreement` is the whole word */
    struct str agreement;
    struct str reference;
};
struct operand operand_split(struct str word);

/* Does the agreement hold anything in the language, or is none asked for (NULL)? Where not, a message says what it does hold. */
bool operands_have_language(const struct agreement *agreement, const char *language);

#endif
