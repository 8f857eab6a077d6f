import { faultsOf } from '../fault.ts'

const SERVED = ['edge/web/guide.test.ts']
const BUILT = ['scripts/guide.test.ts']

/** The guide on the web: its pages, its search, and how they are made; and the privacy notice, which is built with it. */
export const guide = [
  ...faultsOf('edge/web/guide/guide.ts', SERVED, [
    [
      'pages for operators do not exist in other languages',
      "isTranslated(part) ? languageFor(request) : 'en'",
      'part.length > 0 ? languageFor(request) : languageFor(request)',
    ],
    [
      'the language of a link is forgotten at the next page',
      'named === null ? page : keepLanguage(page, named)',
      'page',
    ],
    ['search engines list searches', '...(isSearch &&', '...(!isSearch &&'],
  ]),
  ...faultsOf('edge/web/document-reply.ts', SERVED, [
    ['a page is sent again although the browser has it', 'isKnown(request, headers.etag)', 'false'],
  ]),
  ...faultsOf(
    'edge/web/privacy/privacy.ts',
    ['edge/web/privacy.test.ts'],
    [
      [
        'signs in the contact of the operator are commands of replace()',
        '() => contactHtml(contact, language)',
        'contactHtml(contact, language)',
      ],
    ],
  ),
  ...faultsOf(
    'edge/web/privacy/contact.ts',
    ['edge/web/privacy.test.ts'],
    [['the contact of the operator becomes HTML', 'const shown = escaped(contact)', 'const shown = contact']],
  ),
  ...faultsOf('edge/web/guide/results.ts', SERVED, [
    ['what a person searched for becomes HTML', '() => escaped(query))', '() => query)'],
    ['signs in what a person searched for are commands of replace()', '() => escaped(query))', 'escaped(query))'],
  ]),
  ...faultsOf('edge/web/guide/find.ts', SERVED, [
    ['accents hide words', ".normalize('NFD').charAt(0)", ''],
    ['sections with fewer words are shown, too', 'count === most', 'count > 0'],
    ['the last sections come first', 'other.weight - one.weight', 'one.weight - other.weight'],
    ['endings of words matter', 'word.slice(0, -ENDING_LENGTH)', 'word'],
  ]),
  ...faultsOf('scripts/web/guide/pages.ts', BUILT, [
    [
      'places of pages have other names in each language',
      'original.sections.map(({ id }) => id)',
      'original.sections.map(({ title: own }) => own)',
    ],
    ['commands have their English names in every language', 'escaped(own ?? text)', 'escaped(text)'],
  ]),
  ...faultsOf('scripts/web/guide/links.ts', BUILT, [
    ['links lead to the beginning of a page only', '`${address}#${place}`', '`${address}#${place}-`'],
  ]),
  ...faultsOf('scripts/web/guide/build.ts', BUILT, [
    ['the search finds nothing in the handbook of operators', 'new Map([...english, ...own])', 'new Map([...own])'],
  ]),
]
