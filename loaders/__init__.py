"""From the bytes of a file to the triples of its graph. The modules in the order in which a document meets them:

Text: reading (bytes to text), mending and damaged_words (what bad OCR spoiled), lines and flow (text to clean
paragraphs with the way back), outline and sections (paragraphs to numbered items, and what each section is for).

Small things that all readers use: rare_words, vocabulary, mentions, places, dates.

Agencies: agencies (the Reader), agency_names and known_names (names of the tables), unknown_names, name_ends,
persons, groups, agency_lists, belonging (whose body it is).

Head: header, head_layout, issuers, signatures, plan_years, parts.

Documents named: citations, relations.

Times: timed, periods, recurrences, deadlines.

Work: tasks, work_items (what is a task), task_words, task_labels, task_times, tables and flat_tables, assignees,
duty_words and inherited (whose it is).

The rest of a plan: targets, reports, funding, recipients, recipient_names, written_out.

Whole documents: record (puts the facts together), unread (what no rule understood), graph and annotations (facts to
triples), ingest (files into a store).
"""
