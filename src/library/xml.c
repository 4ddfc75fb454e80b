#include "library/xml.h"

#include <expat.h>
#include <string.h>

#include "library/decode.h"

/* What entities may add to a document: so much, or as much as the file has bytes. */
enum { ENTITY_BYTES_MAX = 1 << 20, PIECE = 1 << 20 };

struct xml_reading {
    XML_Parser parser;
    const char *file;
    struct arena *arena;
    struct diag_list *diags;
    struct xml_node *root, *open;
    struct buf text; /* the run of text that is being read */
    size_t text_line;
    size_t depth;
    size_t n_text, n_text_max;
    bool has_failed;
};

/* Adds a fault where the parser stands and ends the reading. */
static void stop(struct xml_reading *r, enum diag_code code, const char *expected, const char *message) {
    if (r->has_failed)
        return;
    struct diag_place place = {r->file, XML_GetCurrentLineNumber(r->parser), XML_GetCurrentColumnNumber(r->parser) + 1};
    diag_add(r->diags, code, place, expected, "%s", message);
    r->has_failed = true;
    XML_StopParser(r->parser, XML_FALSE);
}

static struct xml_node *add_node(struct xml_reading *r, size_t line) {
    struct xml_node *node = arena_alloc(r->arena, sizeof *node);
    node->parent = r->open;
    node->line = line;
    if (r->open == NULL)
        return node;
    if (r->open->last != NULL)
        r->open->last->next = node;
    else
        r->open->first = node;
    r->open->last = node;
    return node;
}

/* Makes a node of the text read so far. */
static void end_text(struct xml_reading *r) {
    if (r->text.n != 0 && r->open != NULL)
        add_node(r, r->text_line)->text = arena_copy(r->arena, buf_str(&r->text));
    buf_clear(&r->text);
}

static struct str local_name(struct str name) {
    size_t colon = str_index(name, ':');
    return colon < name.n ? str_slice(name, colon + 1, name.n) : name;
}

/* Counts bytes that may come from entities; false, with a fault, once there are too many. */
static bool count_bytes(struct xml_reading *r, size_t n) {
    r->n_text += n;
    if (r->n_text > r->n_text_max)
        stop(r, DIAG_ALIAS, NULL, "entities expand without bound");
    return r->n_text <= r->n_text_max;
}

/* Reads those that stand in the tag: what a declaration gives every element of a name is no text of the file. */
static void read_attributes(struct xml_reading *r, struct xml_node *node, const XML_Char **attributes) {
    int n_specified = XML_GetSpecifiedAttributeCount(r->parser);
    size_t n = n_specified > 0 ? (size_t)n_specified / 2 : 0;
    node->attributes = arena_array(r->arena, n, sizeof *node->attributes);
    node->n_attributes = n;
    for (size_t i = 0; i < n && count_bytes(r, strlen(attributes[2 * i + 1])); i++) {
        node->attributes[i].name = arena_copy(r->arena, local_name(str_of(attributes[2 * i])));
        node->attributes[i].value = arena_copy(r->arena, str_of(attributes[2 * i + 1]));
    }
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
    struct xml_reading *r = data;
    end_text(r);
    if (r->depth == XML_DEPTH_MAX) {
        stop(r, DIAG_DEPTH, NULL, "elements are nested too deeply");
        return;
    }
    r->depth++;
    struct xml_node *node = add_node(r, XML_GetCurrentLineNumber(r->parser));
    node->name = arena_copy(r->arena, local_name(str_of(name)));
    read_attributes(r, node, attributes);
    if (r->root == NULL)
        r->root = node;
    r->open = node;
}

static void XMLCALL on_end(void *data, const XML_Char *name) {
    struct xml_reading *r = data;
    (void)name;
    end_text(r);
    r->depth--;
    r->open = r->open->parent;
}

static void XMLCALL on_text(void *data, const XML_Char *s, int n) {
    struct xml_reading *r = data;
    if (r->text.n == 0)
        r->text_line = XML_GetCurrentLineNumber(r->parser);
    if (count_bytes(r, (size_t)n))
        buf_add(&r->text, (struct str){s, (size_t)n});
}

/* An entity may stand for text, not for other entities, of which each would multiply the one before. */
static void XMLCALL on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int n,
                              const XML_Char *base, const XML_Char *system_id, const XML_Char *public_id,
                              const XML_Char *notation) {
    struct xml_reading *r = data;
    (void)name, (void)is_parameter, (void)base, (void)system_id, (void)public_id, (void)notation;
    if (value != NULL && memchr(value, '&', (size_t)n) != NULL)
        stop(r, DIAG_ALIAS, "an entity that stands for text", "an entity is made of other entities");
}

static int XMLCALL on_external(XML_Parser parser, const XML_Char *context, const XML_Char *base, const XML_Char *system_id,
                               const XML_Char *public_id) {
    (void)context, (void)base, (void)system_id, (void)public_id;
    stop(XML_GetUserData(parser), DIAG_ALIAS, NULL, "an entity stands for another file, which is not read");
    return XML_STATUS_ERROR;
}

static void XMLCALL on_skipped(void *data, const XML_Char *name, int is_parameter) {
    (void)name;
    if (!is_parameter)
        stop(data, DIAG_ALIAS, NULL, "an entity is not declared here, so that its text would be lost");
}

/* What a byte of Windows-1252 stands for; -1 for one that stands for nothing. */
static int letter_of(int byte) {
    if (byte < 0x80 || byte >= 0xA0)
        return byte;
    int letter = windows_letters[byte - 0x80];
    return letter != byte ? letter : -1;
}

/* Makes Windows-1252 known, which expat does not know. */
static int XMLCALL on_encoding(void *data, const XML_Char *name, XML_Encoding *encoding) {
    (void)data;
    if (!str_equal_nocase(str_of(name), STR("windows-1252")) && !str_equal_nocase(str_of(name), STR("cp1252")))
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++)
        encoding->map[i] = letter_of(i);
    encoding->data = NULL;
    encoding->convert = NULL;
    encoding->release = NULL;
    return XML_STATUS_OK;
}

static void set_handlers(struct xml_reading *r) {
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, on_start, on_end);
    XML_SetCharacterDataHandler(r->parser, on_text);
    XML_SetEntityDeclHandler(r->parser, on_entity);
    XML_SetExternalEntityRefHandler(r->parser, on_external);
    XML_SetSkippedEntityHandler(r->parser, on_skipped);
    XML_SetUnknownEncodingHandler(r->parser, on_encoding, NULL);
}

/* Says what is wrong, and for bytes of another encoding which byte it is. */
static void report(struct xml_reading *r) {
    enum XML_Error error = XML_GetErrorCode(r->parser);
    if (error == XML_ERROR_NO_MEMORY)
        memory_exhausted();
    struct diag_place place = {r->file, XML_GetCurrentLineNumber(r->parser), XML_GetCurrentColumnNumber(r->parser) + 1};
    bool is_encoding =
        error == XML_ERROR_UNKNOWN_ENCODING || error == XML_ERROR_INCORRECT_ENCODING || error == XML_ERROR_PARTIAL_CHAR;
    long long at = (long long)XML_GetCurrentByteIndex(r->parser);
    diag_add(r->diags, is_encoding ? DIAG_ENCODING : DIAG_SYNTAX, place, NULL, "the XML is faulty at byte %lld: %s", at,
             XML_ErrorString(error));
}

static void parse(struct xml_reading *r, struct str content) {
    for (size_t at = 0; !r->has_failed; at += PIECE) {
        struct str piece = str_slice(content, at, at + PIECE);
        bool is_last = at + piece.n == content.n;
        enum XML_Status status = XML_Parse(r->parser, piece.p, (int)piece.n, is_last);
        if (status != XML_STATUS_OK && !r->has_failed) {
            report(r);
            r->has_failed = true;
        }
        if (is_last)
            break;
    }
}

struct xml_node *xml_read(struct str content, const char *file, struct arena *arena, struct diag_list *diags) {
    struct xml_reading r = {.file = file, .arena = arena, .diags = diags};
    r.n_text_max = 2 * content.n + ENTITY_BYTES_MAX; /* what was Latin-1 or UTF-16 may be longer in UTF-8 */
    r.parser = XML_ParserCreate(NULL);
    if (r.parser == NULL)
        memory_exhausted();
    set_handlers(&r);
    parse(&r, content);
    XML_ParserFree(r.parser);
    buf_free(&r.text);
    return r.has_failed ? NULL : r.root;
}

/* The text with superscripts for its digits; itself where it is not all digits. */
static struct str raised(struct str text, struct arena *arena) {
    static const char *const signs[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    struct buf out = {0};
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9') {
            buf_free(&out);
            return text;
        }
        buf_add(&out, str_of(signs[text.p[i] - '0']));
    }
    struct str copy = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return copy;
}

void xml_raise_digits(struct xml_node *node, struct arena *arena) {
    if (node == NULL)
        return;
    for (struct xml_node *child = node->first; child != NULL; child = child->next) {
        if (child->name.n == 0 && xml_is(node, "sup"))
            child->text = raised(child->text, arena);
        xml_raise_digits(child, arena);
    }
}

bool xml_is(const struct xml_node *node, const char *name) {
    return node != NULL && str_equal(node->name, str_of(name));
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name) {
    for (const struct xml_node *child = node != NULL ? node->first : NULL; child != NULL; child = child->next)
        if (xml_is(child, name))
            return child;
    return NULL;
}

const struct xml_node *xml_skip(const struct xml_node *node, const struct xml_node *top) {
    while (node != top && node->next == NULL)
        node = node->parent;
    return node != top ? node->next : NULL;
}

const struct xml_node *xml_next(const struct xml_node *node, const struct xml_node *top) {
    return node->first != NULL ? node->first : xml_skip(node, top);
}

const struct xml_node *xml_find(const struct xml_node *node, const char *name) {
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node))
        if (at != node && xml_is(at, name))
            return at;
    return NULL;
}

size_t xml_count(const struct xml_node *node, const char *name) {
    size_t n = 0;
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node))
        n += at != node && xml_is(at, name);
    return n;
}

struct str xml_attribute(const struct xml_node *node, const char *name) {
    for (size_t i = 0; node != NULL && i < node->n_attributes; i++)
        if (str_equal(node->attributes[i].name, str_of(name)))
            return node->attributes[i].value;
    return (struct str){0};
}

struct str xml_raw_text(const struct xml_node *node, struct arena *arena) {
    struct buf all = {0};
    if (node == NULL)
        return (struct str){0};
    if (node->first != NULL && node->first->next == NULL && node->first->name.n == 0)
        return node->first->text;
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node))
        buf_add(&all, at->text);
    struct str text = arena_copy(arena, buf_str(&all));
    buf_free(&all);
    return text;
}

struct str xml_text(const struct xml_node *node, struct arena *arena) {
    struct buf all = {0}, clean = {0};
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node))
        buf_add(&all, at->text);
    struct str rest = buf_str(&all), word;
    for (size_t i = 0; i < all.n; i++)
        if (all.p[i] == '\n' || all.p[i] == '\t' || all.p[i] == '\r')
            all.p[i] = ' ';
    while (str_split(&rest, ' ', &word)) {
        if (word.n != 0 && clean.n != 0)
            buf_add_char(&clean, ' ');
        buf_add(&clean, word);
    }
    struct str text = arena_copy(arena, buf_str(&clean));
    buf_free(&all);
    buf_free(&clean);
    return text;
}

void xml_add_version(struct buf *out) {
    XML_Expat_Version version = XML_ExpatVersionInfo();
    buf_printf(out, "expat %d.%d.%d", version.major, version.minor, version.micro);
}
