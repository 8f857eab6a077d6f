/** @jsxImportSource preact */
import type { Language } from '../../../shared/text/language.ts'
import { speakFrom } from '../../../shared/text/say.ts'
import { Text } from '../docs/text.tsx'
import { Document, LanguageLinks } from '../document.tsx'
import { CONTACT_PLACE } from './address.ts'
import { StoredFields } from './fields.tsx'
import stored from './stored.json' with { type: 'json' }
import { privacyTexts } from './texts.ts'

const speak = speakFrom(privacyTexts)

/** The parts of the notice, each with its paragraphs. */
const PARTS = [
  { id: 'purposes', texts: ['forMembers', 'forAdmins', 'forCustomers', 'seen'] },
  { id: 'retention', texts: ['keptXp', 'keptServers', 'keptLogs', 'keptBackups'] },
  { id: 'rights', texts: ['copy', 'delete', 'choose', 'ask'] },
] as const

/** The privacy notice: one page without scripts. @param style the address of the style */
export function PrivacyNotice({ language, style }: { language: Language; style: string }) {
  const say = speak(language)
  return (
    <Document
      language={language}
      style={style}
      skip={say('skip')}
      head={
        <>
          <meta name="description" content={say('intro')} />
          <title>{`${say('title')} – Prosperity`}</title>
        </>
      }
    >
      <LanguageLinks label={say('languages')} language={language} hrefOf={(each) => `?lang=${each}`} />
      <main id="content">
        <h1>{say('title')}</h1>
        <p>{say('intro')}</p>
        <p>
          <strong>{say('noMessages')}</strong>
        </p>
        <h2>{say('responsible')}</h2>
        <p>{CONTACT_PLACE}</p>
        {PARTS.map(({ id, texts }) => (
          <>
            <h2 id={id}>{say(id)}</h2>
            <ul>
              {texts.map((key) => (
                <li key={key}>
                  <Text>{say(key)}</Text>
                </li>
              ))}
            </ul>
          </>
        ))}
        <h2 id="fields">{say('fields')}</h2>
        <p>{say('fieldsIntro')}</p>
        <StoredFields people={stored.people} others={stored.others} />
      </main>
    </Document>
  )
}
