/*
 * The least that a full-screen program with the libraries of pacta can do: it shows a text file from its beginning, goes on by a
 * page at a space and by a line at j, and ends at q. It tells what of pacta's time is spent before and below pacta's own work: on
 * starting, linking and curses.
 */
#include <curses.h>
#include <expat.h>
#include <linebreak.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>
#include <yaml.h>
#ifdef HAVE_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

enum { LINES_MAX = 2000, LINE_SIZE = 512 };

/* Refers to each library, so that it is linked whatever the linker leaves out. */
static void name_libraries(void) {
#ifdef HAVE_PCRE2
    char pcre2[64];
    pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
#endif
    printf("%s %s %s %d\n", yaml_get_version_string(), utf8proc_version(), XML_ExpatVersion(), linebreak_version);
}

static void show(char lines[][LINE_SIZE], int top) {
    erase();
    for (int row = 0; row < LINES && top + row < LINES_MAX; row++)
        mvaddstr(row, 0, lines[top + row]);
    refresh();
}

int main(int argc, char **argv) {
    static char lines[LINES_MAX][LINE_SIZE];
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    setlocale(LC_CTYPE, "");
    if (file == NULL || newterm(NULL, stdout, stdin) == NULL) {
        name_libraries();
        return 2;
    }
    for (int n = 0; n < LINES_MAX && fgets(lines[n], LINE_SIZE, file) != NULL; n++)
        lines[n][strcspn(lines[n], "\n")] = '\0';
    fclose(file);
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    show(lines, 0);
    int top = 0, key;
    while ((key = getch()) != 'q') {
        top += key == ' ' ? LINES : key == 'j';
        show(lines, top < LINES_MAX ? top : LINES_MAX);
    }
    endwin();
    return 0;
}
