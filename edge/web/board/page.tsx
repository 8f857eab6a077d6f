/** @jsxImportSource preact */
import { PREVIEW_HEIGHT, PREVIEW_WIDTH } from '../../../shared/cards/card.ts'
import { HUNDRED } from '../../../shared/database/members/hundred.ts'
import { Document, LanguageLinks } from '../document.tsx'
import { PRIVACY_PATH } from '../privacy/address.ts'
import { BOARD_PERIODS, type BoardPlace, boardPath, previewPath } from './address.ts'
import { Members } from './parts.tsx'
import { type SayBoard, sayBoard } from './texts.ts'
import type { BoardView } from './view.ts'

type Linked = { view: BoardView; say: SayBoard; to(place: BoardPlace): string }

/** The part of the head for search engines and link previews. Only a public board has a description. */
function Description({ view, say, to }: Linked) {
  const { origin, page, pages, goesOn, period, isPublic, isIndexed, hasPicture, iconUrl, memberCount } = view
  const title = say('title', { server: view.serverName })
  const description = say('description', { count: memberCount })
  const own = `${origin}${boardPath(view.key, { period, page })}`
  return (
    <>
      <title>{`${title} – Prosperity`}</title>
      {!isIndexed && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={own} />
      {view.found === null && page > 1 && <link rel="prev" href={to({ period, page: Math.min(page - 1, pages) })} />}
      {view.found === null && goesOn && <link rel="next" href={to({ period, page: page + 1 })} />}
      {isPublic && (
        <>
          <meta name="description" content={description} />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="Prosperity" />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={description} />
          <meta property="og:url" content={own} />
          {hasPicture ? (
            <>
              <meta property="og:image" content={`${origin}${previewPath(view.key, view.language)}`} />
              <meta property="og:image:type" content="image/png" />
              <meta property="og:image:width" content={String(PREVIEW_WIDTH)} />
              <meta property="og:image:height" content={String(PREVIEW_HEIGHT)} />
              <meta property="og:image:alt" content={title} />
            </>
          ) : (
            iconUrl !== null && <meta property="og:image" content={iconUrl} />
          )}
          <meta name="twitter:card" content={hasPicture ? 'summary_large_image' : 'summary'} />
        </>
      )}
    </>
  )
}

function Own({ view: { own, key, isLoggedIn, keptLanguage: language, page, period }, say, to }: Linked) {
  if (!isLoggedIn) {
    const login = `/login?${new URLSearchParams({ return: boardPath(key, { period, page, language }) })}`
    return (
      <p>
        <a href={login}>{say('logIn')}</a>
      </p>
    )
  }
  if (own === null) return null
  if (!('rank' in own)) return <p class="own">{say('ownNone')}</p>
  const { rank, xp, isHidden } = own
  if (isHidden) return <p class="own">{say('ownHidden', { rank, xp })}</p>
  return (
    <p class="own">
      {say('own', { rank, xp })} <a href={to({ page: Math.ceil(rank / HUNDRED), rank })}>{say('showOwn')}</a>
    </p>
  )
}

/** Hidden fields, so that a form keeps the period and the language of the address. */
function Kept({ view: { period, keptLanguage } }: Linked) {
  return (
    <>
      {period !== 'all' && <input type="hidden" name="period" value={period} />}
      {keptLanguage !== null && <input type="hidden" name="lang" value={keptLanguage} />}
    </>
  )
}

function Forms(linked: Linked) {
  const { view, say } = linked
  const action = boardPath(view.key)
  return (
    <>
      <form method="get" action={action}>
        <label for="rank">{say('jump')}</label>
        <input id="rank" name="rank" type="number" min={1} required />
        <Kept {...linked} />
        <button type="submit">{say('go')}</button>
      </form>
      {view.period === 'all' && (
        <form method="get" action={action}>
          <label for="name">{say('search')}</label>
          <input id="name" name="name" minLength={2} maxLength={32} required value={view.found?.start} />
          <Kept {...linked} />
          <button type="submit">{say('find')}</button>
        </form>
      )}
    </>
  )
}

function Found({ view, say, to, found }: Linked & { found: NonNullable<BoardView['found']> }) {
  const { start, rows } = found
  return (
    <>
      {rows.length === 0 ? (
        <p>{say('foundNobody', { start })}</p>
      ) : (
        <Members rows={rows} view={view} say={say} caption={say('found', { start })} isPlace={false} />
      )}
      <p>
        <a href={to({})}>{say('back')}</a>
      </p>
    </>
  )
}

function Ranks({ view, say, to }: Linked) {
  const { period, page, pages, goesOn, rows, unlisted } = view
  const caption = say('caption', { period: say(`period.${period}`), page })
  return (
    <>
      {rows.length === 0 && unlisted === 0 ? (
        <p>{say('empty')}</p>
      ) : (
        <Members rows={rows} view={view} say={say} caption={caption} isPlace />
      )}
      {unlisted > 0 && <p>{say('unlisted', { count: unlisted })}</p>}
      {(page > 1 || goesOn) && (
        <nav aria-label={say('pagesNav')}>
          <ul>
            {page > 1 && (
              <li>
                <a rel="prev" href={to({ period, page: Math.min(page - 1, pages) })}>
                  {say('previous')}
                </a>
              </li>
            )}
            {goesOn && (
              <li>
                <a rel="next" href={to({ period, page: page + 1 })}>
                  {say('next')}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </>
  )
}

function Goals({ view: { goals }, say }: Linked) {
  if (goals.length === 0) return null
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{say('goals')}</h2>
      <ul>
        {goals.map(({ level, name }) => (
          <li key={`${level} ${name}`}>{say('goal', { level, role: name })}</li>
        ))}
      </ul>
    </section>
  )
}

/** The leaderboard of a server: one page without scripts. */
export function BoardPage({ view, style }: { view: BoardView; style: string }) {
  const { language, keptLanguage, key, serverName, iconUrl, period, page, found } = view
  const say = sayBoard(language)
  const to = (place: BoardPlace): string => boardPath(key, { language: keptLanguage, ...place })
  const linked = { view, say, to }
  return (
    <Document language={language} style={style} head={<Description {...linked} />} skip={say('skip')}>
      <main id="content">
        <h1>
          {iconUrl !== null && <img src={iconUrl} alt="" width={48} height={48} />}
          {say('title', { server: serverName })}
        </h1>
        <nav aria-label={say('periods')}>
          <ul>
            {BOARD_PERIODS.map((each) => (
              <li key={each}>
                <a href={to({ period: each })} aria-current={each === period ? 'true' : undefined}>
                  {say(`period.${each}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Own {...linked} />
        <Forms {...linked} />
        {found === null ? <Ranks {...linked} /> : <Found {...linked} found={found} />}
        <Goals {...linked} />
      </main>
      <footer>
        <LanguageLinks
          label={say('languages')}
          language={language}
          hrefOf={(each) => boardPath(key, { period, page, language: each })}
        />
        <p>
          <a href={PRIVACY_PATH}>{say('privacy')}</a>
        </p>
      </footer>
    </Document>
  )
}
