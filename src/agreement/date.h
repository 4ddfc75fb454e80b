/*
 * Dates of the Gregorian calendar, which may lack the day, or the day and the month.
 */
#ifndef PACTA_AGREEMENT_DATE_H
#define PACTA_AGREEMENT_DATE_H

#include <stdbool.h>

#include "base/str.h"

struct date {
    int year;  /* 0: no date at all */
    int month; /* 1 to 12, or 0 */
    int day;   /* 1 to 31, or 0 */
};

/* Reads "2022-02-22", "2022-02" or "2022" (ISO 8601); false where it is none, or no such day exists. */
bool date_parse(struct str s, struct date *date);

/* Appends "2022-02-22", as much of it as there is; nothing for no date. */
void date_add_iso(struct buf *out, struct date date);

/* Appends "22 February 2022"; with `is_short`, "22 Feb 2022". */
void date_add(struct buf *out, struct date date, bool is_short);

#endif
