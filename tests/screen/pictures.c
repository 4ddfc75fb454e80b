/*
 * Pictures of the reader, for the README: the real program on the emulated terminal, its cells drawn as SVG.
 *
 * usage: pictures FOLDER (made by "make pictures" in doc/)
 */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A cell in the picture's units, and where the baseline of its text is. */
enum { CELL_WIDTH = 9, CELL_HEIGHT = 19, BASELINE = 14, MARGIN = 10 };

/* The terminal's own colours. */
enum { DARK_FOREGROUND = 0xd8d8d8, DARK_BACKGROUND = 0x16181c };

struct picture {
    const char *name;
    int rows, columns;
    const char *keys;
};

static const struct picture pictures[] = {
    {"reader", 28, 100, "16G"},          {"keywords", 28, 100, ":military" ENTER "t1t2t6"},
    {"quote", 24, 80, "16G\""},          {"card", 28, 100, "i"},
    {"search", 28, 100, "/secur" ENTER}, {"light", 28, 100, ":theme light" ENTER ":30" ENTER},
};

static void write_text(FILE *out, const char *text) {
    for (; *text != '\0'; text++) {
        if (*text == '&')
            fputs("&amp;", out);
        else if (*text == '<')
            fputs("&lt;", out);
        else if (*text == ' ')
            fputs("\xC2\xA0", out); /* a plain one would be run together with its neighbours */
        else
            fputc(*text, out);
    }
}

/* Cells side by side that look alike. */
struct run {
    int column, width;
    unsigned foreground, background;
    bool bold, underline;
    char text[2048];
};

static bool is_blank(const char *text) {
    return text[strspn(text, " ")] == '\0';
}

static void write_run(FILE *out, const struct run *run, int row) {
    int x = MARGIN + run->column * CELL_WIDTH, y = MARGIN + row * CELL_HEIGHT, width = run->width * CELL_WIDTH;
    if (run->width == 0)
        return;
    if (run->background != DARK_BACKGROUND)
        fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", x, y, width, CELL_HEIGHT,
                run->background);
    if (is_blank(run->text) && !run->underline)
        return;
    fprintf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s>", x, y + BASELINE, width, run->foreground,
            run->bold ? " font-weight=\"bold\"" : "", run->underline ? " text-decoration=\"underline\"" : "");
    write_text(out, run->text);
    fputs("</text>\n", out);
}

static void write_row(FILE *out, const struct emulator *e, int row, int columns) {
    struct run run = {.width = 0};
    for (int column = 0; column < columns; column++) {
        struct cell cell = emulator_cell(e, row, column);
        struct run next = {.column = column, .width = 1, .bold = cell.bold, .underline = cell.underline};
        emulator_colours(e, row, column, DARK_FOREGROUND, DARK_BACKGROUND, &next.foreground, &next.background);
        bool is_alike = run.width != 0 && run.foreground == next.foreground && run.background == next.background &&
                        run.bold == next.bold && run.underline == next.underline;
        if (!is_alike) {
            write_run(out, &run, row);
            run = next;
            run.width = 0;
        }
        run.width++;
        strncat(run.text, cell.text, sizeof run.text - strlen(run.text) - 1);
    }
    write_run(out, &run, row);
}

static void write_picture(const struct emulator *e, const struct picture *picture, const char *folder) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.svg", folder, picture->name);
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        perror(path);
        exit(1);
    }
    int width = picture->columns * CELL_WIDTH + 2 * MARGIN, height = picture->rows * CELL_HEIGHT + 2 * MARGIN;
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"DejaVu Sans Mono, monospace\" "
            "font-size=\"15\">\n<rect width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
            width, height, width, height, DARK_BACKGROUND);
    for (int row = 0; row < picture->rows; row++)
        write_row(out, e, row, picture->columns);
    fputs("</svg>\n", out);
    if (fclose(out) != 0) {
        perror(path);
        exit(1);
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: pictures FOLDER\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        struct emulator_options options = {.rows = pictures[i].rows, .columns = pictures[i].columns};
        struct emulator *e = emulator_open(&options);
        emulator_settle(e);
        for (const char *key = pictures[i].keys; *key != '\0'; key++) {
            emulator_type(e, (const char[]){*key, '\0'});
            emulator_settle(e);
        }
        write_picture(e, &pictures[i], argv[1]);
        emulator_close(e);
    }
    return 0;
}
