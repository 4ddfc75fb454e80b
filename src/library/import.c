#include "library/import.h"

#include <stdlib.h>

#include "library/akn_own.h"
#include "library/decode.h"
#include "library/importer.h"
#include "library/loader.h"
#include "library/xml.h"

/* Which importer; a table row each but for the last two. */
enum format { FORMAT_TEXT, FORMAT_AKN, FORMAT_TOTA, FORMAT_COUNT, FORMAT_PACTA, FORMAT_OTHER };

const struct import_format import_formats[] = {
    [FORMAT_TEXT] = {"text", "plain text, Markdown"},
    [FORMAT_AKN] = {"akn", "Akoma Ntoso 2.0 and 3.0"},
    [FORMAT_TOTA] = {"tota", "ToTA, Texts of Trade Agreements"},
};
const size_t n_import_formats = sizeof import_formats / sizeof *import_formats;

/* The root elements of Akoma Ntoso, with the wrapper and without. */
static const char *const akn_roots[] = {
    "akomaNtoso", "act",       "bill",          "doc",     "statement",          "debate",          "debateReport",
    "judgment",   "amendment", "amendmentList", "portion", "documentCollection", "officialGazette", "fragment",
};

/* --- What a content is --- */

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '_' || c == '-' ||
           c == '.' || (unsigned char)c >= 0x80;
}

/* What is behind the first occurrence of `end`; nothing where there is none. */
static struct str skip_past(struct str s, struct str end) {
    for (size_t i = 0; i + end.n <= s.n; i++)
        if (str_starts(str_slice(s, i, s.n), end))
            return str_slice(s, i + end.n, s.n);
    return (struct str){0};
}

/* Does the declaration that s begins with have others in brackets? */
static bool has_subset(struct str s) {
    struct str declaration = str_slice(s, 0, str_index(s, '>'));
    return str_index(declaration, '[') < declaration.n;
}

/* The name of the root element, without its prefix, behind declarations and comments; the empty view where there is none. */
static struct str root_name(struct str s) {
    for (;;) {
        s = str_trim(s);
        if (str_starts(s, STR("<?")))
            s = skip_past(s, STR("?>"));
        else if (str_starts(s, STR("<!--")))
            s = skip_past(s, STR("-->"));
        else if (str_starts(s, STR("<!")))
            s = skip_past(s, has_subset(s) ? STR("]") : STR(">"));
        else if (str_starts(s, STR(">")))
            s = str_slice(s, 1, s.n);
        else
            break;
    }
    if (!str_starts(s, STR("<")))
        return (struct str){0};
    size_t n = 1;
    while (n < s.n && is_name_byte(s.p[n]))
        n++;
    struct str name = str_slice(s, 1, n);
    size_t colon = str_index(name, ':');
    return colon < name.n ? str_slice(name, colon + 1, name.n) : name;
}

static bool is_akn_root(struct str name) {
    for (size_t i = 0; i < sizeof akn_roots / sizeof *akn_roots; i++)
        if (str_equal(name, str_of(akn_roots[i])))
            return true;
    return false;
}

/* Is it an agreement in this program's own format, as YAML or as JSON? */
static bool is_own_format(struct str s) {
    enum { WITHIN = 400 };
    if (str_starts(s, STR("pacta:")))
        return true;
    if (!str_starts(s, STR("{")))
        return false;
    s = str_slice(s, 0, WITHIN);
    return skip_past(s, STR("\"pacta\"")).p != NULL;
}

/* Every other byte of UTF-16, enough to see what it is. */
static struct str narrow(struct str content, struct buf *out) {
    enum { SEEN = 8192 };
    bool is_little = str_starts(content, STR("\xFF\xFE")) || str_starts(content, STR("<\0"));
    bool is_big = str_starts(content, STR("\xFE\xFF")) || str_starts(content, STR("\0<"));
    if (str_starts(content, STR("\xEF\xBB\xBF")))
        return str_slice(content, 3, content.n);
    if (!is_little && !is_big)
        return content;
    size_t start = (unsigned char)content.p[0] >= 0xFE ? 2 : 0;
    for (size_t i = start + is_big; i < content.n && i < SEEN; i += 2)
        buf_add_char(out, content.p[i]);
    return buf_str(out);
}

static enum format detect(struct str content, const char *name, struct diag_list *diags) {
    struct buf narrowed = {0};
    struct str s = str_trim(narrow(content, &narrowed));
    struct str root = root_name(s);
    enum format format = FORMAT_TEXT;
    bool is_page = str_equal_nocase(root, STR("html"));
    if (is_akn_root(root))
        format = FORMAT_AKN;
    else if (str_equal(root, STR("treaty")))
        format = FORMAT_TOTA;
    else if (is_own_format(s))
        format = FORMAT_PACTA;
    else if (is_page || str_starts(s, STR("<?xml")))
        format = FORMAT_OTHER;
    if (format == FORMAT_OTHER)
        diag_add(diags, DIAG_FORMAT, (struct diag_place){name, 1, 1}, is_page ? "its text" : "Akoma Ntoso or ToTA",
                 is_page ? "is an HTML page" : "is XML of another kind (<%.*s>)", STR_ARG(root));
    buf_free(&narrowed);
    return format;
}

/* --- Importing --- */

/* Fills the draft, parts of which may go on pointing into `decoded`; or, from what this program exported, makes the agreement at
   once. */
static bool run_importer(enum format format, struct draft *draft, struct str content, struct buf *decoded,
                         struct agreement **made) {
    if (format == FORMAT_TEXT)
        return decode_text(content, draft->file, decoded, draft->diags) && import_text(draft, buf_str(decoded));
    struct xml_node *root = xml_read(content, draft->file, draft->arena, draft->diags);
    xml_raise_digits(root, draft->arena);
    if (root == NULL)
        return false;
    if (format == FORMAT_AKN && akn_own_is(root)) {
        *made = akn_own_read(root, draft->file, draft->diags);
        return false;
    }
    return format == FORMAT_AKN ? import_akn(draft, root) : import_tota(draft, root);
}

void import_set_id(struct agreement *agreement, struct str id) {
    struct buf made = {0};
    draft_add_id(&made, id);
    if (agreement_id_is_reserved(buf_str(&made)))
        buf_add(&made, STR("-agreement"));
    agreement->id = arena_copy(agreement->arena, buf_str(&made));
    buf_free(&made);
}

static bool is_empty(const struct draft *draft) {
    for (const struct draft_node *node = draft->root->first; node != NULL; node = node->next)
        if (node->kind != NODE_CLOSING)
            return false;
    return true;
}

/* A title that the source does not give is its file's name. */
static void check_title(struct draft *draft, struct str id) {
    if (draft->root->titles != NULL)
        return;
    draft_set_title(draft, draft->root, (struct str){0}, id.n != 0 ? id : STR("untitled"));
    draft_doubt(draft, draft->root, 0, "no title was found; this is the name of the file");
}

static void import_document(enum format format, struct str content, const char *name, struct str id, struct import_result *result,
                            struct diag_list *diags) {
    struct draft *draft = draft_new(name, diags);
    struct buf decoded = {0};
    import_set_id(draft->agreement, id);
    if (run_importer(format, draft, content, &decoded, &result->agreement)) {
        bool has_title = draft->root->titles != NULL;
        check_title(draft, id);
        if (is_empty(draft))
            diag_add(diags, DIAG_EMPTY, (struct diag_place){.file = name}, "articles, or paragraphs",
                     has_title ? "holds no text behind the title" : "holds no text");
        else
            result->agreement = draft_finish(draft, result);
    }
    draft_free(draft);
    buf_free(&decoded);
}

struct import_result import_read(struct str content, const char *format, const char *name, struct str id, struct diag_list *diags) {
    struct import_result result = {0};
    size_t n_errors = diags->n_errors;
    enum format chosen = FORMAT_OTHER;
    for (size_t i = 0; format != NULL && i < n_import_formats; i++)
        if (str_equal(str_of(format), str_of(import_formats[i].name)))
            chosen = (enum format)i;
    if (format == NULL)
        chosen = detect(content, name, diags);
    if (chosen == FORMAT_PACTA)
        result.agreement = agreement_load_text(content, name, diags);
    else if (chosen < FORMAT_COUNT)
        import_document(chosen, content, name, id, &result, diags);
    if (result.agreement != NULL && diags->n_errors != n_errors) {
        agreement_free(result.agreement);
        result.agreement = NULL;
    }
    return result;
}

void import_result_free(struct import_result *result) {
    agreement_free(result->agreement);
    for (size_t i = 0; i < result->n_comments; i++)
        free(result->comments[i].text);
    free(result->comments);
    *result = (struct import_result){0};
}

void import_add_version(struct buf *out) {
    xml_add_version(out);
}
