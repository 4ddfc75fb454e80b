/*
 * The readers of what stands above an agreement's text: parties, dates, sources, keywords and the like. Each has a struct
 * agreement as its target.
 */
#ifndef PACTA_LIBRARY_METADATA_H
#define PACTA_LIBRARY_METADATA_H

#include "library/fields.h"

/* A struct event: {date, place} and {date, note}. */
field_reader metadata_event_place, metadata_event_note;

/* {number, date} */
field_reader metadata_registration;

/* Lists of maps, and lists of texts; one item needs no list. */
field_reader metadata_parties, metadata_sources, metadata_series, metadata_relations, metadata_keywords, metadata_aliases,
    metadata_authentic, metadata_subjects;

/* The full title. */
field_reader metadata_titles;

#endif
