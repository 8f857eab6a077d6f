import type { Language } from '../../../shared/text/language.ts'
import { escaped } from '../notice.ts'
import type { Hit } from './find.ts'
import { FOUND_PLACE, QUERY_PLACE } from './places.ts'
import { saySearch } from './search-texts.ts'

const hitHtml = ({ section: { path, title, heading, isEnglish }, excerpt }: Hit): string => {
  const name = heading === '' || heading === title ? title : `${title} – ${heading}`
  const text = excerpt
    .map((piece) => (piece.isMarked ? `<mark>${escaped(piece.text)}</mark>` : escaped(piece.text)))
    .join('')
  const language = isEnglish === true ? ' lang="en"' : ''
  return `<li${language}><a href="${escaped(path)}">${escaped(name)}</a><p>${text}</p></li>`
}

/** Writes the query and the results into the page of the search. @param query as the person typed it */
export function fillResults(page: string, query: string, hits: readonly Hit[], language: Language): string {
  const say = saySearch(language)
  const found =
    query === ''
      ? ''
      : hits.length === 0
        ? `<p role="status">${say('nothing', { query: escaped(query) })}</p>`
        : `<p role="status">${say('found', { count: hits.length, query: escaped(query) })}</p><ol class="hits">${hits.map(hitHtml).join('')}</ol>`
  // Functions, because in a text as the second argument, `$&` in the query would have a meaning.
  return page.replaceAll(QUERY_PLACE, () => escaped(query)).replace(FOUND_PLACE, () => found)
}
