import { expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { guideFile, isTranslated, partAt } from '../../edge/web/guide/address.ts'
import type { Section } from '../../edge/web/guide/find.ts'
import { commandIn } from '../../scripts/registration/localized.ts'
import { declaredCommands } from '../../scripts/registration/register.ts'
import { renderGuide } from '../../scripts/web/guide/build.ts'
import { CONTENTS } from '../../scripts/web/guide/contents.ts'
import { guideToEnvironment } from '../../scripts/web/guide/environment.ts'
import { renderMarkdown } from '../../scripts/web/guide/markdown.ts'
import { SETTINGS } from '../../shared/settings/index.ts'
import { LANGUAGES, type Language } from '../../shared/text/language.ts'
import { keysOfExample } from '../deploy/project.ts'

const ROOT = join(import.meta.dir, '../..')
const guide = await renderGuide()
const declared = declaredCommands()

/** A page by its language and address. */
const pageAt = (language: Language, path: string): string | undefined => guide.files.get(guideFile(language, path))

const pages = [...guide.files].filter(([name]) => name.endsWith('.html'))
const languageOf = (name: string): Language => LANGUAGES.find((each) => name.startsWith(`docs.${each}.`)) ?? 'en'
const matches = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = '']) => found)
const idsOf = (html: string): string[] => matches(html, / id="([^"]+)"/g)
const articleOf = (html: string): string => /<article>(.*)<\/article>/s.exec(html)?.[1] ?? ''

/** Addresses that other parts of the web answer. */
const ELSEWHERE = /^(?:\/|\/privacy|\/docs\/api|\/api\/v1\/openapi\.json|https:\/\/\S+|mailto:\S+|\?lang=[\w-]+)$/

/** The page to which a link leads, as a reader of this language sees it. */
function leadsTo(href: string, language: Language): string | undefined {
  const part = partAt(href)
  return part === undefined ? undefined : pageAt(part === null || isTranslated(part) ? language : 'en', href)
}

test('every link of every page leads to a page, and to a place in it that exists', () => {
  const broken = pages.flatMap(([name, html]) =>
    matches(html, / href="([^"]*)"/g)
      .filter((href) => !href.startsWith('/assets/') && !ELSEWHERE.test(href))
      .filter((href) => {
        const [path = '', place] = href.split('#')
        const target = path === '' ? html : leadsTo(path, languageOf(name))
        return target === undefined || (place !== undefined && !idsOf(target).includes(place))
      })
      .map((href) => `${name}: ${href}`),
  )
  expect(broken).toEqual([])
})

test('every id of a page exists once, and no page has a script or a style of its own', () => {
  for (const [name, html] of pages) {
    const ids = idsOf(html)
    expect([name, ids.filter((id, place) => ids.indexOf(id) !== place)]).toEqual([name, []])
    expect([name, /<script|<style|\sstyle=|\son\w+=/.test(html)]).toEqual([name, false])
  }
})

test('every file of the guide that a page loads was built', () => {
  const built = new Set(guide.assets.map(({ name }) => name))
  const loaded = pages.flatMap(([, html]) => matches(html, /"\/assets\/([^"]+)"/g))
  expect(loaded.length).toBeGreaterThan(pages.length)
  expect(loaded.filter((name) => !built.has(name))).toEqual([])
})

/** Whether a page is for operators or developers. These pages exist only in English. */
const isEnglishOnly = (name: string): boolean => /^docs\.en\.(?:operators|developers)\b/.test(name)

const translated = pages
  .map(([name]) => name)
  .filter((name) => /^docs\.en(?:\.(?:members|admins|search)\b.*)?\.html$/.test(name))

test.each(LANGUAGES.slice(1))('%s has the same pages, places, tables, lists and pictures as English', (language) => {
  for (const name of translated) {
    const [english = '', other = ''] = [name, name.replace('docs.en', `docs.${language}`)].map((each) =>
      guide.files.get(each),
    )
    const shapeOf = (html: string): string[] => matches(articleOf(html), /<(h\d|table|tr|ul|ol|li|pre|img)\b/g)
    expect([name, idsOf(articleOf(other))]).toEqual([name, idsOf(articleOf(english))])
    expect([name, shapeOf(other)]).toEqual([name, shapeOf(english)])
    expect(other).toStartWith(`<!doctype html><html lang="${language}">`)
  }
})

/** If a text of this length is the same in two languages, it was not translated. */
const LONGEST_SAME = 20

/** The texts of a page, without code, names of commands and parts that are in English on purpose. */
const wordsOf = (html: string): string[] =>
  matches(
    articleOf(html).replace(/<div lang="en">.*?<\/div>/gs, ''),
    /<(?:p|li|td|th[^>]*)>(.*?)<\/(?:p|li|td|th)>/gs,
  ).map((text) =>
    text
      .replace(/<code.*?<\/code>/gs, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  )

test.each(LANGUAGES.slice(1))('%s has no sentence in English', (language) => {
  const same = translated.flatMap((name) => {
    const known = new Set(wordsOf(guide.files.get(name) ?? ''))
    const other = wordsOf(guide.files.get(name.replace('docs.en', `docs.${language}`)) ?? '')
    return other.filter((text) => text.length > LONGEST_SAME && known.has(text)).map((text) => `${name}: ${text}`)
  })
  expect(same).toEqual([])
})

test('every picture is in the language of its page, and has a text for people who cannot see it', () => {
  const pictures = new Map<string, string[]>()
  for (const [name, html] of pages)
    for (const alt of matches(html, /<img [^>]*alt="([^"]*)"/g)) {
      expect([name, alt.length > 20]).toEqual([name, true])
      const language = isEnglishOnly(name) ? 'handbook' : languageOf(name)
      pictures.set(language, [...(pictures.get(language) ?? []), alt])
    }
  const counts = LANGUAGES.map((language) => pictures.get(language)?.length)
  expect(counts).toEqual(LANGUAGES.map(() => 4))
  expect(new Set([...pictures.values()].flat()).size).toBe([...pictures.values()].flat().length)
  for (const { name, content } of guide.assets) expect([name, content.length < 120_000]).toEqual([name, true])
})

/** Words of links that mean nothing in a list of all links, which screen readers read out. */
const EMPTY_WORDS = /^(?:[\w./-]+\.md|more|here|this|this page|learn more|hier|mehr|ici|plus|aquí|más|aqui|mais)$/i

test('the words of each link say where it leads', () => {
  const empty = pages.flatMap(([name, html]) =>
    matches(html, /<a [^>]*>([^<]*)<\/a>/g)
      .filter((words) => EMPTY_WORDS.test(words))
      .map((words) => `${name}: ${words}`),
  )
  expect(empty).toEqual([])
})

test('every command that a written page names exists, with its subcommands and options', async () => {
  const written = [...new Bun.Glob('edge/guide/**/*.md').scanSync(ROOT)]
  expect(written.length).toBeGreaterThan(100)
  const unknown = await Promise.all(
    written.map(async (file) =>
      matches(await Bun.file(join(ROOT, file)).text(), /`(\/[a-z]+(?: [^`]*)?)`/g)
        .filter((code) => !code.startsWith('/board') && commandIn(code, 'de', declared) === null)
        .map((code) => `${file}: ${code}`),
    ),
  )
  expect(unknown.flat()).toEqual([])
})

test('the list of settings names the command of each setting', () => {
  const page = articleOf(pageAt('en', '/docs/admins/settings') ?? '')
  const sections = page.split('<h3 ').slice(1)
  expect(sections.length).toBe(SETTINGS.length)
  for (const section of sections) {
    const [, command = 'none'] = /Change it with <code>([^<]*)<\/code>/.exec(section) ?? []
    expect([section.slice(0, 40), commandIn(command, 'de', declared)]).toEqual([
      section.slice(0, 40),
      expect.stringContaining('/'),
    ])
  }
})

test('a command is written with the names of a language, and only if it exists', () => {
  expect(commandIn('/settings card color:#ff8800', 'en', declared)).toBe('/settings card color:#ff8800')
  expect(commandIn('/leaderboard page:5', 'de', declared)).toBe('/rangliste seite:5')
  expect(commandIn('/boost schedule weekdays:Sat, Sun', 'en', declared)).toBe('/boost schedule weekdays:Sat, Sun')
  for (const code of ['/nothing', '/settings nothing', '/leaderboard nothing:5', '/xp reset member|role', 'level'])
    expect([code, commandIn(code, 'de', declared)]).toEqual([code, null])
})

test('the list of environment variables has each line of .env.example, with the comments before it', () => {
  const example = `# --- Edge: it runs on Bun ---
# What it
# does: A_KEY=1 and https://example.org/A_B.
FIRST=1
SECOND=
# THIRD=a b
`
  expect(guideToEnvironment(example)).toBe(`# Environment variables

## Edge

It runs on Bun.

### \`FIRST\`, \`SECOND\`, \`THIRD\`

What it does: \`A_KEY=1\` and \`https://example.org/A_B\`.

- Default: \`FIRST=1\`
- Example: \`THIRD=a b\`
`)
  const page = pageAt('en', '/docs/operators/environment') ?? ''
  expect(keysOfExample().filter((key) => !page.includes(`<code>${key}</code>`))).toEqual([])
})

test('Markdown with HTML is refused, and so is a page without a title', () => {
  const plain = { link: () => null, picture: () => '', code: (text: string) => text, tableName: 'Table' }
  expect(() => renderMarkdown('# Title\n\n<b>bold</b>', plain)).toThrow('no HTML')
  expect(() => renderMarkdown('## Part', plain)).toThrow('begins with a title')
})

test('every page for operators is a page of the guide', () => {
  const listed = Object.values(CONTENTS)
    .flat()
    .flatMap(({ source }) => ('file' in source ? [source.file] : []))
  const files = readdirSync(join(ROOT, 'gateway/deploy')).filter((name) => name.endsWith('.md'))
  expect(files.map((name) => `gateway/deploy/${name}`).filter((file) => !listed.includes(file))).toEqual([])
})

test('every written page is in the list of pages', () => {
  const listed = Object.values(CONTENTS)
    .flat()
    .flatMap(({ source }) => ('translated' in source ? [source.translated] : 'file' in source ? [source.file] : []))
  const written = [...new Bun.Glob('edge/guide/**/*.md').scanSync(ROOT)]
  const unlisted = written.filter(
    (file) => !listed.includes(file) && !listed.includes(file.replace(/^edge\/guide\/[^/]+\//, '')),
  )
  expect(unlisted).toEqual([])
})

test('the search looks through every section of every page, in the reader’s language', () => {
  for (const language of LANGUAGES) {
    const sections: Section[] = JSON.parse(guide.files.get(`docs.${language}.json`) ?? '[]')
    const paths = new Set(sections.map(({ path }) => path.split('#')[0]))
    const count = Object.values(CONTENTS).flat().length
    expect([language, paths.size]).toEqual([language, count])
    expect(sections.filter(({ isEnglish }) => isEnglish).length > 0).toBe(language !== 'en')
  }
})

test('commands of a page have the names that Discord shows in its language', () => {
  expect(pageAt('en', '/docs/members')).toContain('<code>/leaderboard</code>')
  expect(pageAt('de', '/docs/members')).toContain('<code title="/leaderboard">/rangliste</code>')
  expect(pageAt('de', '/docs/admins/commands')).toContain('(/leaderboard)')
  expect(pageAt('de', '/docs/admins/settings')).toContain(
    '<code title="/settings quiet-time">/einstellungen ruhezeit</code>',
  )
})
