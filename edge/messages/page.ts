/** A part of a list, as much as is shown at once. */
export interface Page<Item> {
  /** 1..pages */
  page: number
  /** At least 1, also of an empty list. */
  pages: number
  items: readonly Item[]
}

/** The page of a list nearest to the wanted one. @param wanted any whole number */
export function pageOf<Item>(all: readonly Item[], wanted: number, size: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(pages, Math.max(1, wanted))
  return { page, pages, items: all.slice((page - 1) * size, page * size) }
}
