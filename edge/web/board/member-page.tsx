/** @jsxImportSource preact */
import { CARD_HEIGHT, CARD_WIDTH } from '../../../shared/cards/card.ts'
import { describeCard } from '../../../shared/cards/describe.ts'
import { memberPathOf } from '../../../shared/levelling/board-name.ts'
import { Document, LanguageLinks } from '../document.tsx'
import { PRIVACY_PATH } from '../privacy/address.ts'
import { boardPath, cardPath } from './address.ts'
import { sayBoard } from './texts.ts'
import type { MemberView } from './view.ts'

/** The page of a member who shares their level: one page without scripts. */
export function MemberPage({ view, style }: { view: MemberView; style: string }) {
  const { key, userId, serverName, avatarUrl, card, language, origin, hasPicture } = view
  const say = sayBoard(language)
  const path = memberPathOf(key, userId)
  const picture = cardPath(key, userId, language)
  const title = say('memberTitle', { name: card.name, server: serverName })
  const described = describeCard(card)
  const head = (
    <>
      <title>{`${title} – Prosperity`}</title>
      <meta name="robots" content="noindex" />
      <link rel="canonical" href={`${origin}${path}`} />
      <meta name="description" content={described} />
      <meta property="og:type" content="profile" />
      <meta property="og:site_name" content="Prosperity" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={described} />
      <meta property="og:url" content={`${origin}${path}`} />
      <meta property="og:image" content={hasPicture ? `${origin}${picture}` : avatarUrl} />
      <meta property="og:image:alt" content={described} />
      <meta name="twitter:card" content={hasPicture ? 'summary_large_image' : 'summary'} />
    </>
  )
  return (
    <Document language={language} style={style} head={head} skip={say('skip')}>
      <main id="content">
        <h1>
          <img src={avatarUrl} alt="" width={48} height={48} />
          {title}
        </h1>
        {hasPicture ? (
          <img class="card" src={picture} alt={described} width={CARD_WIDTH} height={CARD_HEIGHT} />
        ) : (
          <p>{described}</p>
        )}
        <p>
          <a href={boardPath(key)}>{say('title', { server: serverName })}</a>
        </p>
      </main>
      <footer>
        <LanguageLinks label={say('languages')} language={language} hrefOf={(each) => `${path}?lang=${each}`} />
        <p>
          <a href={PRIVACY_PATH}>{say('privacy')}</a>
        </p>
      </footer>
    </Document>
  )
}
