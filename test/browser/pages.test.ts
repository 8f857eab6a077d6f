import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { isLong } from '../support/long-forms.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { open, pagesOf } from './pages.ts'
import { BrowserWorld, type Visit } from './world.ts'

setDefaultTimeout(300_000)

const LANGUAGES = isLong ? ['en-US', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR'] : ['de-DE']

/** A size and colours in which pages are examined. */
interface Look {
  width: number
  colorScheme: 'light' | 'dark'
  forcedColors: 'none' | 'active'
}

const SCHEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const

const ALL_LOOKS: readonly Look[] = [360, 768, 1_280].flatMap((width) => SCHEMES.map((scheme) => ({ width, ...scheme })))

const SHORT_LOOKS: readonly Look[] = [
  { width: 1_280, colorScheme: 'light', forcedColors: 'none' },
  { width: 360, colorScheme: 'dark', forcedColors: 'none' },
]

/** The looks of a page. In the short form, the pages take turns: one is light and wide, the next dark and narrow. */
const looksOf = (nth: number): readonly Look[] =>
  isLong ? ALL_LOOKS : SHORT_LOOKS.slice(nth % SHORT_LOOKS.length).slice(0, 1)

const NAMES = pagesOf('', '').map(({ name }) => name)

/** Keeps the paths that the page's scripts ask for. */
const NOTE_FETCHES = `
  const send = fetch
  window.asked = []
  window.fetch = (path, options) => {
    window.asked.push(path)
    return send(path, options)
  }`

/** The paths that the page tells the browser to ask for early, and those of them that its scripts never asked for. */
const EARLY = `
  const early = [...document.querySelectorAll('link[rel="preload"]')].map((link) => link.getAttribute('href'))
  ;({ early, unused: early.filter((path) => !window.asked.includes(path)) })`

/** Replies that several parts of a page read, so that a slow machine may ask for them twice. */
const SHARED = /\/(?:me|choices|guilds\/\d+)$/

/** What is wrong with the requests that the browser sends before the scripts run. @param sent the paths of all requests */
async function earlyProblems(page: Page, sent: readonly string[]): Promise<string[]> {
  const { early, unused } = await page.evaluate<{ early: string[]; unused: string[] }>(EARLY)
  const timesOf = (path: string): number => sent.filter((each) => each === path).length
  return [
    ...(early.length === 0 ? ['no request is sent early'] : []),
    ...unused.map((path) => `the early answer to ${path} is not used`),
    ...early.filter((path) => !SHARED.test(path) && timesOf(path) !== 1).map((path) => `${path} is not asked for once`),
  ]
}

describeInBrowser.each(LANGUAGES)('every page in %s', (locale) => {
  let world: BrowserWorld
  let visit: Visit
  const sent: string[] = []

  beforeAll(async () => {
    world = await BrowserWorld.open()
    visit = await world.visit('alice', '/', { locale, reducedMotion: 'reduce' })
    await visit.page.addInitScript(NOTE_FETCHES)
    visit.page.on('request', (request) => sent.push(request.url().slice(world.url.length)))
  })
  afterAll(() => world?.close())

  // The tests get their names before there is a server.
  test.each(NAMES)('%s has no problem that axe finds, and fits', async (name) => {
    const { page, errors } = visit
    const { guild } = world
    const path = pagesOf(guild.id, guild.member('bob').id).find((each) => each.name === name)?.path ?? '/'
    const problems: string[] = []
    for (const { width, ...media } of looksOf(NAMES.indexOf(name))) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia(media)
      // The page is loaded again, because right after a change of the theme, axe may still see the colours of the other one.
      sent.length = 0
      await open(page, `${world.url}${path}`)
      const hidden = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      const found = [
        ...(Number(hidden) > 0 ? [`${hidden} pixels are outside of the screen`] : []),
        ...(await violationsOf(page)),
        // After axe, because a part of a page that has just appeared may still be about to ask.
        ...(await earlyProblems(page, sent)),
      ]
      problems.push(...found.map((problem) => `${width} px, ${Object.values(media).join(', ')}: ${problem}`))
    }
    expect([...problems, ...errors.splice(0)]).toEqual([])
  })
})
