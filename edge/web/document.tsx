/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { LANGUAGES, type Language } from '../../shared/text/language.ts'
import { LANGUAGE_NAMES } from './page-language.ts'

/** The frame of a page without scripts. The page itself has an element with the id `content`, to which the first link leads. */
export function Document({
  language,
  style,
  head,
  skip,
  children,
}: {
  language: Language
  /** The address of the style. */
  style: string
  /** The title and the other parts of the head that differ between pages. */
  head: ComponentChildren
  /** The text of the link to the content. */
  skip: string
  children: ComponentChildren
}) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {head}
        <link rel="stylesheet" href={style} />
      </head>
      <body>
        <a class="skip" href="#content">
          {skip}
        </a>
        <header>
          <a href="/">Prosperity</a>
        </header>
        {children}
      </body>
    </html>
  )
}

/** Links to the same page in each language. */
export const LanguageLinks = ({
  label,
  language,
  hrefOf,
}: {
  /** The name of the navigation. */
  label: string
  /** The language of the page. */
  language: Language
  hrefOf: (language: Language) => string
}) => (
  <nav aria-label={label}>
    <ul>
      {LANGUAGES.map((each) => (
        <li key={each}>
          <a href={hrefOf(each)} lang={each} hreflang={each} aria-current={each === language ? 'true' : undefined}>
            {LANGUAGE_NAMES[each]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
