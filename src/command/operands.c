#include "command/operands.h"

#include <stdlib.h>
#include <unistd.h>

#include "agreement/label.h"
#include "agreement/name.h"
#include "agreement/reference.h"
#include "command/message.h"
#include "export/citation.h"

/* Lists the agreements of the library that have an alias, or all where it is empty. */
static void list_agreements(struct library *library, struct str alias) {
    struct diag_list diags = {0};
    size_t n;
    const struct library_entry *entries = library_entries(library, &n, &diags);
    for (size_t i = 0; i < n; i++) {
        const struct agreement *agreement = entries[i].agreement;
        bool is_listed = alias.n == 0;
        for (size_t j = 0; j < agreement->n_aliases; j++)
            is_listed = is_listed || str_equal(agreement->aliases[j], alias);
        if (is_listed && entries[i].hidden_by == NULL)
            message_more("%.*s  %.*s", STR_ARG(agreement->id), STR_ARG(agreement_name(agreement)));
    }
    diag_list_free(&diags);
}

/* Opens an agreement as operands_open() does; but where none is called so, *agreement is NULL and there is no message. */
static enum exit_status try_to_open(struct library *library, struct str name, const struct agreement **agreement) {
    struct diag_list diags = {0};
    *agreement = NULL;
    enum library_status status = library_find(library, name, agreement, &diags);
    message_diags(&diags, library_is_path(name));
    diag_list_free(&diags);
    if (status == LIBRARY_FOUND || status == LIBRARY_ABSENT)
        return STATUS_DONE;
    *agreement = NULL;
    if (status == LIBRARY_AMBIGUOUS) {
        message("\"%.*s\" is a name of several agreements:", STR_ARG(name));
        list_agreements(library, name);
    }
    return STATUS_TROUBLE;
}

enum exit_status operands_open(struct library *library, struct str name, const struct agreement **agreement) {
    enum exit_status status = try_to_open(library, name, agreement);
    if (status != STATUS_DONE || *agreement != NULL)
        return status;
    message("no agreement is called \"%.*s\"; \"pacta list\" lists those of the library", STR_ARG(name));
    return STATUS_NOTHING;
}

/* May the user have meant the word as the name of an agreement, and not as a number? */
static bool may_name_agreement(struct str word) {
    bool is_letter = word.n != 0 && ((word.p[0] | 0x20) >= 'a' && (word.p[0] | 0x20) <= 'z');
    return is_letter && !label_looks_like_article(word);
}

/* Finds the agreement that the reader falls back on; its faults are told when it is opened by its name. */
static bool find_fallback(struct library *library, const struct invocation *invocation, const struct agreement **agreement) {
    struct diag_list diags = {0};
    char *name = invocation->find_last_read != NULL ? invocation->find_last_read() : NULL;
    bool is_found = name != NULL && library_find(library, str_of(name), agreement, &diags) == LIBRARY_FOUND;
    diag_list_free(&diags);
    free(name);
    return is_found;
}

enum exit_status operands_only(struct library *library, struct str word, const struct agreement **agreement) {
    struct diag_list diags = {0};
    size_t n, n_shown = 0;
    const struct library_entry *entries = library_entries(library, &n, &diags);
    message_diags(&diags, false);
    diag_list_free(&diags);
    for (size_t i = 0; i < n; i++) {
        if (entries[i].hidden_by != NULL)
            continue;
        *agreement = entries[i].agreement;
        n_shown++;
    }
    if (n_shown == 1)
        return STATUS_DONE;
    *agreement = NULL;
    if (may_name_agreement(word))
        message("no agreement is called \"%.*s\"", STR_ARG(word));
    if (n_shown == 0) {
        message("there is no agreement in the library: name a file, or set PACTA_PATH to a folder of agreements");
    } else {
        message("the library holds several agreements; name the one that is meant:");
        list_agreements(library, STR(""));
    }
    return STATUS_TROUBLE;
}

struct selection operands_whole(const struct agreement *agreement) {
    return (struct selection){agreement, agreement->root, agreement->root};
}

/* Lists the places that a reference may mean. */
static void list_candidates(const struct agreement *agreement, const struct resolution *resolution) {
    for (size_t i = 0; i < resolution->n_candidates; i++) {
        const struct node *node = resolution->candidates[i];
        struct buf line = {0};
        citation_add_address(agreement, node, &line);
        buf_add(&line, STR("  "));
        name_add(agreement, node, false, &line);
        struct str title = node_title(agreement, node, (struct str){0});
        if (title.n != 0 && !str_ends(buf_str(&line), title))
            buf_printf(&line, ", %.*s", STR_ARG(title));
        message_more("%s", line.p);
        buf_free(&line);
    }
}

enum exit_status operands_resolve(const struct agreement *agreement, struct str reference, struct selection *selection) {
    *selection = operands_whole(agreement);
    if (reference.n == 0)
        return STATUS_DONE;
    enum exit_status status = STATUS_DONE;
    struct resolution resolution = reference_resolve(agreement, reference);
    if (resolution.status == RESOLUTION_FOUND) {
        selection->first = resolution.node;
        selection->last = resolution.last;
    } else if (resolution.status == RESOLUTION_AMBIGUOUS) {
        message("\"%.*s\" may be any of these:", STR_ARG(reference));
        list_candidates(agreement, &resolution);
        status = STATUS_TROUBLE;
    } else {
        message("%s", resolution.message);
        status = STATUS_NOTHING;
    }
    resolution_free(&resolution);
    return status;
}

/* Is the whole word the path of a file that is there? */
static bool is_file(struct str word) {
    struct buf path = {0};
    buf_add(&path, word);
    bool is_there = library_is_path(word) && access(path.p, F_OK) == 0;
    buf_free(&path);
    return is_there;
}

/* The place of the last "#" in a word, or its length. */
static size_t find_number_sign(struct str word) {
    size_t at = word.n;
    while (at > 0 && word.p[at - 1] != '#')
        at--;
    return at > 0 ? at - 1 : word.n;
}

enum exit_status operands_take(struct library *library, struct str word, struct operand *operand) {
    *operand = (struct operand){NULL, word};
    size_t sign = find_number_sign(word);
    if (sign < word.n && !is_file(word)) {
        operand->reference = str_slice(word, sign + 1, word.n);
        return sign > 0 ? operands_open(library, str_slice(word, 0, sign), &operand->agreement) : STATUS_DONE;
    }
    enum exit_status status = try_to_open(library, word, &operand->agreement);
    if (status != STATUS_DONE)
        return status;
    struct str name, rest;
    if (operand->agreement != NULL) {
        operand->reference = (struct str){0};
    } else if (reference_split(word, &name, &rest) && name.n < word.n) {
        status = try_to_open(library, name, &operand->agreement);
        if (operand->agreement != NULL)
            operand->reference = rest;
    }
    return status;
}

/* Appends words to the reference that stands in `out`, with spaces between them. */
static void add_words(struct buf *out, char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (out->n != 0)
            buf_add_char(out, ' ');
        buf_add(out, str_of(words[i]));
    }
}

/* Resolves words that begin with no agreement's name in the only agreement that there is. */
static enum exit_status select_in_only(struct library *library, const struct invocation *invocation, struct str first_word,
                                       struct str reference, struct selection *selection) {
    const struct agreement *agreement;
    enum exit_status status = STATUS_DONE;
    if (!find_fallback(library, invocation, &agreement))
        status = operands_only(library, first_word, &agreement);
    if (status == STATUS_DONE)
        status = operands_resolve(agreement, reference, selection);
    if (status == STATUS_NOTHING && may_name_agreement(first_word))
        message_more("nor is an agreement called \"%.*s\"", STR_ARG(first_word));
    return status;
}

enum exit_status operands_select(struct library *library, const struct invocation *invocation, struct selection *selection) {
    if (invocation->n_operands == 0)
        return select_in_only(library, invocation, (struct str){0}, (struct str){0}, selection);
    struct str word = str_of(invocation->operands[0]);
    struct operand operand;
    enum exit_status status = operands_take(library, word, &operand);
    if (status != STATUS_DONE)
        return status;
    struct buf reference = {0};
    buf_add(&reference, operand.reference);
    add_words(&reference, invocation->operands + 1, invocation->n_operands - 1);
    if (operand.agreement != NULL)
        status = operands_resolve(operand.agreement, buf_str(&reference), selection);
    else
        status =
            select_in_only(library, invocation, operand.reference.n == word.n ? word : STR(""), buf_str(&reference), selection);
    buf_free(&reference);
    return status;
}

/* Notes a language where it is not noted yet. */
static void note_language(struct buf *languages, struct str language) {
    struct str rest = buf_str(languages), noted;
    while (languages->n != 0 && str_split(&rest, ' ', &noted))
        if (str_equal_nocase(noted, language))
            return;
    if (languages->n != 0)
        buf_add_char(languages, ' ');
    buf_add(languages, language);
}

bool operands_have_language(const struct agreement *agreement, const char *language) {
    struct buf languages = {0};
    bool is_held = language == NULL;
    for (size_t i = 0; i < agreement->n_nodes && !is_held; i++) {
        const struct node *node = agreement->nodes[i];
        if (node->kind != NODE_BLOCK)
            continue;
        is_held = str_equal_nocase(node->block->language, str_of(language));
        note_language(&languages, node->block->language);
    }
    if (!is_held)
        message("%.*s holds nothing in the language \"%s\"; it has: %s", STR_ARG(agreement_name(agreement)), language,
                languages.n != 0 ? languages.p : "none");
    buf_free(&languages);
    return is_held;
}
