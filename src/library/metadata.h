/*
 * The readers of what stands above an agreement's text: parties, dates, sources, keywords and the like. Each has a struct
 * agreement as its target.
 */
#ifndef PACTA_LIBRARY_METADATA_H
#define PACTA_LIBRARY_METADATA_H

#include "library/fields.h"

/* A struct event: {date, place} and {date, note}. */
void metadata_event_place(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_event_note(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

/* {number, date} */
void metadata_registration(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

/* Lists of maps, and lists of texts; one item needs no list. */
void metadata_parties(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_sources(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_series(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_relations(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_keywords(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_aliases(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_authentic(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void metadata_subjects(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

/* The full title. */
void metadata_titles(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

#endif
