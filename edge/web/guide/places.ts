/** Placeholders in the page of the search. The edge replaces them with the query and the results. */
export const QUERY_PLACE = '[[query]]'
export const FOUND_PLACE = '[[found]]'
