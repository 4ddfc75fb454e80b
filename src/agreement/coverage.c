#include "agreement/coverage.h"

#include "agreement/label.h"

/* Can articles of this scope be below the node? */
static bool may_hold_articles(const struct node *scope, const struct node *node) {
    return node == scope || node->kind == NODE_SECTION;
}

/* The first article at or behind `node` in document order, before `end`. */
static const struct node *find_article(const struct node *scope, const struct node *node, const struct node *end) {
    while (node != NULL && node != end && !node_is_article(node))
        node = may_hold_articles(scope, node) ? node_next(node) : node_skip(node);
    return node != end ? node : NULL;
}

const struct node *coverage_first_article(const struct node *scope) {
    return find_article(scope, scope, node_skip(scope));
}

const struct node *coverage_next_article(const struct node *scope, const struct node *article) {
    return find_article(scope, node_skip(article), node_skip(scope));
}

/* Where a label stands in its numbering: what is before its last number, and that number. */
struct position {
    struct str prefix; /* "2." of "2.11" */
    size_t number;     /* 0: nothing follows on it */
    enum label_figures figures;
};

/* Articles that follow on one another; the first few are kept, for a run that is too short for "5-9". */
enum { RUN_MIN = 4 };

struct run {
    struct str labels[RUN_MIN];
    struct str last;
    struct position position; /* of the last one */
    size_t n;
};

static struct position read_position(struct str label) {
    struct position position = {.prefix = label};
    struct label_value value;
    while (position.prefix.n != 0 && position.prefix.p[position.prefix.n - 1] >= '0' &&
           position.prefix.p[position.prefix.n - 1] <= '9')
        position.prefix.n--;
    struct str prefix = position.prefix, number = str_slice(label, prefix.n, label.n);
    if (prefix.n == 0 || prefix.p[prefix.n - 1] == '.' || prefix.p[prefix.n - 1] == '-')
        str_to_size(number, &position.number);
    else if (label_value(label, &value) && value.rest.n == 0)
        position = (struct position){.prefix = STR(""), .number = value.number, .figures = value.figures};
    return position;
}

static void add_label(struct buf *out, size_t start, struct str label) {
    if (out->n != start)
        buf_add(out, STR(", "));
    buf_add(out, label);
}

static void end_run(struct run *run, struct buf *out, size_t start) {
    bool is_range = run->n >= RUN_MIN;
    for (size_t i = 0; i < (is_range ? 1 : run->n); i++)
        add_label(out, start, run->labels[i]);
    if (is_range)
        buf_printf(out, "-%.*s", STR_ARG(run->last));
    run->n = 0;
}

static bool run_continues(const struct run *run, struct position position) {
    return run->n != 0 && position.number != 0 && run->position.number != 0 && position.figures == run->position.figures &&
           position.number == run->position.number + 1 && str_equal(position.prefix, run->position.prefix);
}

void coverage_add_articles(const struct agreement *agreement, unsigned kinds, struct buf *out) {
    const struct node *root = agreement->root;
    struct run run = {.n = 0};
    size_t start = out->n;
    for (const struct node *article = coverage_first_article(root); article != NULL;
         article = coverage_next_article(root, article)) {
        struct str label = article->label;
        if (kinds != 0 && (coverage_block_kinds(article) & kinds) == 0)
            continue;
        label_skip_unit(&label);
        struct position position = read_position(label);
        if (!run_continues(&run, position))
            end_run(&run, out, start);
        if (run.n < RUN_MIN)
            run.labels[run.n] = label;
        run.last = label;
        run.position = position;
        run.n++;
    }
    end_run(&run, out, start);
}

size_t coverage_count_articles(const struct agreement *agreement) {
    const struct node *root = agreement->root;
    size_t n = 0;
    for (const struct node *article = coverage_first_article(root); article != NULL; article = coverage_next_article(root, article))
        n++;
    return n;
}

unsigned coverage_block_kinds(const struct node *node) {
    unsigned kinds = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (child->kind == NODE_BLOCK)
            kinds |= 1u << child->block->kind;
    return kinds;
}

bool coverage_best_kind(const struct node *node, enum block_kind *kind) {
    static const enum block_kind order[BLOCK_KIND_COUNT] = {BLOCK_TEXT, BLOCK_QUOTE, BLOCK_SUMMARY, BLOCK_NOTE};
    unsigned kinds = coverage_block_kinds(node);
    for (size_t i = 0; i < BLOCK_KIND_COUNT; i++) {
        if ((kinds & 1u << order[i]) != 0) {
            *kind = order[i];
            return true;
        }
    }
    return false;
}

size_t coverage_count_provisions(const struct node *node) {
    const struct node *end = node_skip(node);
    size_t n = 0;
    while (node != NULL && node != end) {
        n += node->kind == NODE_PROVISION;
        node = node->kind == NODE_PROVISION || node->kind == NODE_BLOCK ? node_skip(node) : node_next(node);
    }
    return n;
}
