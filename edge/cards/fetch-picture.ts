import type { FetchPicture } from '../../shared/cards/avatar.ts'

/** Asks for a picture. A redirect counts as a failure: the response to it is not `ok`. */
export const fetchPicture: FetchPicture = (url, withinMs) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(withinMs) })
