/** Beyond a limit a file is refused, or a row named and left out; nothing is cut off silently. */
export const VECTOR_FILE_BYTES_MAX = 128 * 1024 * 1024;
/** A document tree takes about ten times its text. */
export const XML_FILE_BYTES_MAX = 48 * 1024 * 1024;
export const ROWS_MAX = 500_000;
export const COLUMNS_MAX = 512;
export const FIELD_LENGTH_MAX = 10_000;
/** Rejected rows that a report names; the rest are counted. */
export const REJECTED_LISTED_MAX = 1000;
export const ZIP_ENTRIES_MAX = 256;
export const ZIP_INFLATED_BYTES_MAX = 256 * 1024 * 1024;
/** Events that one transaction takes. */
export const EVENTS_A_BATCH = 500;
