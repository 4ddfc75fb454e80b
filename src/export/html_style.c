#include "export/html.h"

#include <stddef.h>

static const char *const lines[] = {
    ":root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --quiet: #5f5a52; --rule: #d9d4c8; --link: #1a4f8a;",
    "  --quote: #7a4b00; --summary: #4a5a2a; --note: #5c3d78; }",
    "@media (prefers-color-scheme: dark) { :root { --ink: #e8e4da; --paper: #191816; --quiet: #aaa396; --rule: #3c3933;",
    "  --link: #8fbdf0; --quote: #e0b060; --summary: #a9c57c; --note: #c9a6e6; } }",
    "* { box-sizing: border-box; }",
    "html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }",
    "body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 42rem; color: var(--ink); background: var(--paper);",
    "  font: 1.0625rem/1.6 Georgia, \"Times New Roman\", serif; overflow-wrap: break-word; }",
    "a { color: var(--link); text-underline-offset: .15em; }",
    "a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }",
    "h1 { margin: 0 0 .5rem; font-size: 1.7rem; line-height: 1.25; }",
    "h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2.2rem 0 .6rem; }",
    "h2 { font-size: 1.35rem; padding-top: .8rem; border-top: 1px solid var(--rule); }",
    "h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }",
    "h1 .also, h2 .also, h3 .also, h4 .also, h5 .also, h6 .also { color: var(--quiet); font-weight: normal; }",
    "h1 .also, h2 .also, h3 .also, h4 .also, h5 .also, h6 .also { display: block; font-size: .85em; }",
    ".meta, .see, .holdings, figcaption, nav, footer { font-family: system-ui, sans-serif; font-size: .875rem; line-height: 1.5; }",
    ".meta, .see, figcaption { color: var(--quiet); }",
    ".editorial::before { content: \"[\"; } .editorial::after { content: \"]\"; }",
    "figure { margin: 1rem 0; padding: 0; }",
    "figcaption { margin-bottom: .35rem; } figcaption b { color: var(--ink); }",
    "blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--quote); }",
    ".summary > div { padding-inline-start: 1rem; border-inline-start: 3px dotted var(--summary); }",
    ".note > div { padding-inline-start: 1rem; border-inline-start: 1px dashed var(--note); font-size: .95em; }",
    ".quote figcaption b { color: var(--quote); } .summary figcaption b { color: var(--summary); }",
    ".note figcaption b { color: var(--note); }",
    "p { margin: .6rem 0; } .item { padding-inline-start: 2.2em; } .item > p { text-indent: -2.2em; margin: .4rem 0; }",
    ".number { display: inline-block; min-width: 2.2em; text-indent: 0; }",
    "nav { margin-top: 1.5rem; } nav h2 { border: 0; padding: 0; margin-top: 0; font-size: 1rem; }",
    "nav ol { margin: 0; padding-inline-start: 1.1rem; list-style: none; } nav > ol { padding: 0; } nav li { margin: .3rem 0; }",
    "nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }",
    ":target { scroll-margin-top: 1rem; } :target > h2, :target > h3, :target > h4 { color: var(--link); }",
    "footer { margin-top: 3rem; border-top: 1px solid var(--rule); } footer h2 { border: 0; font-size: 1rem; margin-top: 1.2rem; }",
    "dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .6rem 0; }",
    "dt { color: var(--quiet); } dd { margin: 0; } footer ol { padding-inline-start: 1.3rem; }",
    "@media (min-width: 72rem) {",
    "  body { max-width: 68rem; display: grid; grid-template-columns: 18rem 42rem; column-gap: 4rem; padding-top: 3rem; }",
    "  header, main, footer { grid-column: 2; }",
    "  nav { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 1.5rem; align-self: start;",
    "    max-height: calc(100vh - 3rem); overflow-y: auto; margin: 0; }",
    "}",
    "@media print {",
    "  :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #333; --rule: #999; --link: #000; --quote: #000;",
    "    --summary: #000; --note: #000; }",
    "  @page { margin: 2cm; }",
    "  body { display: block; max-width: none; padding: 0; font-size: 10.5pt; } a { text-decoration: none; }",
    "  h2, h3, h4, h5, h6, figcaption { break-after: avoid; } p { orphans: 3; widows: 3; } nav { break-after: page; }",
    "}",
};

void html_write_style(FILE *out) {
    fputs("<style>\n", out);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        fprintf(out, "%s\n", lines[i]);
    fputs("</style>\n", out);
}
