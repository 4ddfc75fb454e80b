#include "command/print.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/message.h"
#include "text/linebreak.h"

void print_text(const struct display *display, struct str text) {
    display_write(display, stdout, text);
}

void print_blanks(int n) {
    for (int i = 0; i < n; i++)
        putchar(' ');
}

void print_cell(const struct display *display, struct str text, int width_cells, bool is_last) {
    struct buf cell = {0};
    display_add_cut(display, &cell, text, width_cells);
    display_write(display, stdout, buf_str(&cell));
    if (!is_last)
        print_blanks(width_cells - display_width(display, buf_str(&cell)) + 2);
    buf_free(&cell);
}

void print_cut_columns(const struct column_cut *cuts, size_t n, int excess) {
    for (size_t i = 0; i < n && excess > 0; i++) {
        int spare = *cuts[i].width_cells - cuts[i].least;
        int cut = spare < excess ? spare : excess;
        if (cut > 0) {
            *cuts[i].width_cells -= cut;
            excess -= cut;
        }
    }
}

void print_whole_cell(const struct display *display, struct str text, int width_cells, bool is_last) {
    int width = display_width(display, text);
    print_text(display, text);
    if (!is_last)
        print_blanks(width < width_cells ? width_cells - width + 2 : 2);
}

/* The room for a line that begins in a column; there is always some. */
static int room_behind(int column, int width_cells) {
    if (width_cells == 0)
        return INT_MAX;
    return width_cells > column ? width_cells - column : 1;
}

/* Has the word an address in it, on the web or in an agreement? */
static bool has_address(struct str word) {
    for (size_t at = 0; at < word.n; at++)
        if (word.p[at] == '#' || str_starts(str_slice(word, at, word.n), STR("://")))
            return true;
    return false;
}

/* Lets the line end before the word that it would end within, if that is an address which the next line has room for: broken, it
   could not be copied or followed. */
static void keep_address_whole(const struct display *display, struct str text, int width_cells, struct text_line *line) {
    size_t start = line->next, end = line->next;
    while (start > line->start && text.p[start - 1] != ' ')
        start--;
    while (end < text.n && text.p[end] != ' ')
        end++;
    struct str word = str_slice(text, start, end);
    if (start == line->start || start == line->next || !has_address(word) || display_width(display, word) > width_cells)
        return;
    line->next = start;
    line->end = start - 1;
}

void print_paragraph(const struct display *display, struct str text, int width_cells, int n_done, int indent) {
    struct text_breaker *breaker = text_breaker_new(text, (struct str){0}, display);
    struct text_line line = {0};
    int column = n_done;
    bool is_first = true;
    while (text_breaker_line(breaker, line.next, room_behind(column, width_cells), &line)) {
        if (line.next < text.n)
            keep_address_whole(display, text, room_behind(indent, width_cells), &line);
        if (!is_first) {
            putchar('\n');
            print_blanks(indent);
        }
        print_text(display, str_slice(text, line.start, line.end));
        is_first = false;
        column = indent;
    }
    putchar('\n');
    text_breaker_free(breaker);
}

bool print_has_failed(void) {
    return ferror(stdout) != 0;
}

/* Has the reader of the pipe that standard output leads to gone away? */
static bool is_pipe_closed(void) {
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

/* Why writing failed earlier, as far as that can still be told: no function of the library sets errno to 0, but another one may
   have failed since. 0 where what it says is nothing that writing comes to. */
static int earlier_error(void) {
    static const int errors[] = {EAGAIN, EBADF, EDQUOT, EFBIG, EIO, ENOSPC, ENXIO, EPIPE};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errno == errors[i])
            return errno;
    return 0;
}

enum exit_status print_finish(enum exit_status status) {
    bool has_failed = print_has_failed();
    int earlier = has_failed ? earlier_error() : 0;
    errno = 0;
    bool is_closed = is_pipe_closed();
    if (fflush(stdout) != 0 || has_failed)
        has_failed = true;
    int error = errno != 0 ? errno : earlier;
    if (fclose(stdout) != 0 && !has_failed) {
        has_failed = true;
        error = errno;
    }
    if (!has_failed || is_closed || error == EPIPE)
        return status;
    if (error != 0)
        message("standard output cannot be written: %s", strerror(error));
    else
        message("standard output cannot be written");
    return STATUS_TROUBLE;
}
