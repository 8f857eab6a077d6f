import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Browser } from 'playwright-core'
import { routes } from '../../edge/api/routes.ts'
import { boardReply, renderBoard, renderMember, STYLE_PATH } from '../../edge/web/board/reply.ts'
import { BOARD_STYLE } from '../../edge/web/board/style.ts'
import { createDocs } from '../../edge/web/docs/render.ts'
import { createGuide } from '../../edge/web/guide/guide.ts'
import { createPrivacy } from '../../edge/web/privacy/privacy.ts'
import { renderDocuments } from '../../scripts/web/documents.ts'
import type { Card } from '../../shared/cards/card.ts'
import { LANGUAGES } from '../../shared/text/language.ts'
import { isLong } from '../support/long-forms.ts'
import { boardView } from '../support/web/board-view.ts'
import { documentAssets } from '../support/web/document-assets.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser, launchBrowser } from './browser.ts'

setDefaultTimeout(180_000)

/** Set `SHOTS` to a folder to keep a picture of each form. */
const { SHOTS } = process.env

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>'

/** The page of a member who shares the level. */
async function memberAt(origin: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const card: Card = {
    ...{ name: 'Zoë', level: 12, rank: 3, xp: 12_345, progress: { have: 340, need: 1_000 } },
    ...{ theme: 'paper', accent: null, locale: 'en', occasion: 'standing' },
  }
  const member = { key: '1', userId: '2', serverName: 'Greenhouse', avatarUrl: `${origin}/avatars/a.webp`, card }
  const { html } = await renderMember({ ...member, language: 'en', origin, hasPicture: true })
  return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}

/** A board, its style or a picture on it; null for other addresses. */
function boardAt(request: Request, headers: Readonly<Record<string, string>>): Promise<Response> | Response | null {
  const { pathname, origin } = new URL(request.url)
  if (/^\/board\/1\/members\/\d+$/.test(pathname)) return memberAt(origin, headers)
  if (/^\/board\/\d+$/.test(pathname))
    return renderBoard(boardView(origin)).then((page) => boardReply(request, page, headers))
  if (pathname === STYLE_PATH) return new Response(BOARD_STYLE, { headers: { 'content-type': 'text/css' } })
  return /^\/(?:avatars\/|favicon|board\/.*\.png$)/.test(pathname)
    ? new Response(PICTURE, { headers: { 'content-type': 'image/svg+xml' } })
    : null
}

describeInBrowser('the pages without scripts', () => {
  let browser: Browser
  let server: ReturnType<typeof Bun.serve>

  beforeAll(async () => {
    const headers = {
      'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'",
    }
    const docs = createDocs(routes, 'https://dashboard.example', headers)
    const assets = documentAssets(await renderDocuments())
    const privacy = createPrivacy('privacy@example.org', assets, headers)
    const guide = createGuide(assets, headers)
    server = Bun.serve({
      hostname: '127.0.0.1',
      port: 0,
      fetch: async (request) =>
        boardAt(request, headers) ??
        docs.answer(new URL(request.url).pathname) ??
        (await privacy.answer(request)) ??
        (await guide.answer(request)) ??
        assets.fetch(request),
    })
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop(true)
  })

  // The documentation of the API is long: axe takes some seconds for each form.
  const short = [
    ['docs/api', 'light', 360],
    ['privacy?lang=de', 'dark', 360],
    ['board/1', 'dark', 360],
    ['board/1/members/2', 'light', 360],
    ['board/1', 'light', 1280],
    ['docs/members/xp?lang=de', 'dark', 360],
    ['docs/search?q=level', 'light', 1280],
  ] as const
  /** Pages of the guide with each kind of content. They are tested in all themes, sizes and languages. */
  const guide = LANGUAGES.flatMap((language) =>
    ['docs', 'docs/admins/dashboard', 'docs/admins/commands', 'docs/admins/settings', 'docs/search?q=level'].flatMap(
      (path) =>
        (
          [
            ['light', 360],
            ['dark', 768],
            ['light', 1280],
            ['dark', 1280],
          ] as const
        ).map(
          ([scheme, width]) => [`${path}${path.includes('?') ? '&' : '?'}lang=${language}`, scheme, width] as const,
        ),
    ),
  )
  const long = [
    ...short,
    ['docs/api', 'dark', 1280],
    ['docs/api', 'light', 1280],
    ['docs/api', 'dark', 360],
    ['board/1', 'light', 360],
    ['board/1', 'dark', 1280],
    ['privacy?lang=fr', 'light', 360],
    ['privacy', 'light', 1280],
    ['privacy', 'dark', 1280],
    ...guide,
    ['docs/operators', 'light', 360],
    ['docs/operators/environment', 'dark', 360],
    ['docs/developers/changes', 'light', 1280],
  ] as const
  test.each(isLong ? long : short)(
    '%s has no fault in the %s theme, %d pixels wide',
    async (path, colorScheme, width) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(`${server.url}${path}`)
      if (SHOTS !== undefined)
        await page.screenshot({ path: `${SHOTS}/${path.replace(/\W/g, '-')}-${colorScheme}-${width}.png` })
      expect(await violationsOf(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
      expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
      await context.close()
    },
  )

  test.each([
    [false, 'without'],
    [true, 'with'],
  ])('the guide is searched in the same way (JavaScript: %p)', async (javaScriptEnabled) => {
    const context = await browser.newContext({
      javaScriptEnabled,
      locale: 'fr-FR',
      viewport: { width: 360, height: 800 },
    })
    const page = await context.newPage()
    await page.goto(`${server.url}docs`)
    await page.getByRole('searchbox', { name: 'Chercher dans le guide' }).fill('rôles de niveau')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByRole('status').waitFor()
    await page.locator('ol.hits a').first().click()
    expect(new URL(page.url()).pathname).toBe('/docs/admins/level-roles')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Rôles de niveau')
    await context.close()
  })
})
