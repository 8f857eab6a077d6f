/** Texts in the page of the search, in whose place the edge writes what was typed and what was found. */
export const QUERY_PLACE = '[[query]]'
export const FOUND_PLACE = '[[found]]'
