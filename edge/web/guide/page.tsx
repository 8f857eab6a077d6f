/** @jsxImportSource preact */
import type { Language } from '../../../shared/text/language.ts'
import { Document, LanguageLinks } from '../document.tsx'
import { GUIDE_PARTS, type GuidePart, SEARCH_PATH } from './address.ts'
import { FOUND_PLACE, QUERY_PLACE } from './places.ts'
import { sayGuide } from './texts.ts'
import type { GuideFrame, PageLink, WrittenPage } from './written.ts'

/** A page with fewer headings has no list of them. */
const LEAST_HEADINGS = 3

const SearchForm = ({ language, query = '' }: { language: Language; query?: string }) => (
  <search>
    <form action={SEARCH_PATH}>
      <label for="q">{sayGuide(language)('search')}</label>
      <span class="field">
        <input type="search" id="q" name="q" value={query} maxLength={100} autocomplete="off" />
        <button type="submit">{sayGuide(language)('find')}</button>
      </span>
    </form>
  </search>
)

/** Links to the parts of the guide, and to each page of the open part. */
function Pages({
  frame: { language, pages },
  open,
}: {
  frame: GuideFrame
  open: { path: string; part: GuidePart | null }
}) {
  const say = sayGuide(language)
  const link = ({ path, title }: PageLink, words = title) => (
    <a href={path} aria-current={path === open.path ? 'page' : undefined}>
      {words}
    </a>
  )
  return (
    <nav id="pages" class="pages" aria-label={say('pages')}>
      <ul>
        <li>{link({ path: '/docs', title: say('title') })}</li>
        {GUIDE_PARTS.map((part) => {
          const [first, ...others] = pages[part]
          return first === undefined ? null : (
            <li key={part}>
              {link(first, say(part))}
              {part === open.part && (
                <ul>
                  {others.map((page) => (
                    <li key={page.path}>{link(page)}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** Links to the page before and the page after, in the same part. */
function Around({ frame: { language, pages }, page: { path, part } }: { frame: GuideFrame; page: WrittenPage }) {
  const say = sayGuide(language)
  const list = part === null ? [] : pages[part]
  const place = list.findIndex((each) => each.path === path)
  const [before, after] = [list[place - 1], place < 0 ? undefined : list[place + 1]]
  if (before === undefined && after === undefined) return null
  return (
    <nav class="around" aria-label={say('around')}>
      {before !== undefined && (
        <a href={before.path} rel="prev">
          {say('previous')} {before.title}
        </a>
      )}
      {after !== undefined && (
        <a href={after.path} rel="next">
          {say('next')} {after.title}
        </a>
      )}
    </nav>
  )
}

/** A page of the guide, without scripts. */
export function GuidePage({ frame, page }: { frame: GuideFrame; page: WrittenPage }) {
  const { language, style } = frame
  const { path, title, description, html, headings, isTranslated } = page
  const say = sayGuide(language)
  const isSearch = path === SEARCH_PATH
  return (
    <Document
      language={language}
      style={style}
      skip={say('skip')}
      head={
        <>
          <meta name="description" content={description} />
          <title>{path === '/docs' ? `${title} – Prosperity` : `${title} – ${say('title')} – Prosperity`}</title>
        </>
      }
    >
      <nav class="bar" aria-label={say('title')}>
        <a href="#pages">{say('pages')}</a>
        {!isSearch && <SearchForm language={language} />}
      </nav>
      <div class="columns">
        <main id="content">
          {headings.length >= LEAST_HEADINGS && (
            <details class="contents">
              <summary>{say('onPage')}</summary>
              <ul>
                {headings.map(({ id, title: name }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{name}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {isSearch ? (
            <>
              <h1>{title}</h1>
              <SearchForm language={language} query={QUERY_PLACE} />
              <div>{FOUND_PLACE}</div>
            </>
          ) : (
            // The build made this HTML from our own Markdown, in which it refuses HTML.
            <article dangerouslySetInnerHTML={{ __html: html }} />
          )}
          <Around frame={frame} page={page} />
        </main>
        <Pages frame={frame} open={page} />
      </div>
      <footer>
        {isTranslated && (
          <LanguageLinks label={say('languages')} language={language} hrefOf={(each) => `?lang=${each}`} />
        )}
        <nav aria-label={say('more')}>
          <ul>
            <li>
              <a href="/privacy">{say('privacy')}</a>
            </li>
            <li>
              <a href="/docs/api">{say('api')}</a>
            </li>
            <li>
              <a href="/">{say('dashboard')}</a>
            </li>
          </ul>
        </nav>
      </footer>
    </Document>
  )
}
