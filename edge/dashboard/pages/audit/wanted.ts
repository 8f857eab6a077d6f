/** The filters of the list. An empty text is no filter. */
export interface Wanted {
  kind: string
  actor: string
  target: string
}

/** In place of an author's id: changes that no person made. */
export const SCRIPT = 'script'
export const ID = /^\d{17,20}$/

const NAMES = ['kind', 'actor', 'target'] as const
export const NOTHING: Wanted = { kind: '', actor: '', target: '' }

export const isFiltered = (wanted: Wanted): boolean => NAMES.some((name) => wanted[name] !== '')

/** Reads the filters of an address. @param search e.g. `?kind=settings` */
export function wantedIn(search: string): Wanted {
  const query = new URLSearchParams(search)
  const [actor, target] = [query.get('actor') ?? '', query.get('target') ?? '']
  return {
    kind: query.get('kind') ?? '',
    actor: actor === SCRIPT || ID.test(actor) ? actor : '',
    target: ID.test(target) ? target : '',
  }
}

/** A path with the filters as its query. */
export function withFilters(path: string, wanted: Wanted): string {
  const query = new URLSearchParams(NAMES.flatMap((name) => (wanted[name] === '' ? [] : [[name, wanted[name]]])))
  return query.size === 0 ? path : `${path}?${query}`
}
