import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Browser } from 'playwright-core'
import { routes } from '../../edge/api/routes.ts'
import { createDocs } from '../../edge/web/docs/render.ts'
import { createPrivacy } from '../../edge/web/privacy/render.ts'
import { isLong } from '../support/long-forms.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser, launchBrowser } from './browser.ts'

setDefaultTimeout(180_000)

/** Set `SHOTS` to a folder to keep a picture of each form. */
const { SHOTS } = process.env

describeInBrowser('the pages without scripts', () => {
  let browser: Browser
  let server: ReturnType<typeof Bun.serve>

  beforeAll(async () => {
    const headers = { 'content-security-policy': "default-src 'none'; style-src 'self'" }
    const docs = createDocs(routes, 'https://dashboard.example', headers)
    const privacy = createPrivacy('privacy@example.org', headers)
    server = Bun.serve({
      hostname: '127.0.0.1',
      port: 0,
      fetch: (request) =>
        docs.answer(new URL(request.url).pathname) ?? privacy.answer(request) ?? new Response(null, { status: 404 }),
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
  ] as const
  const long = [
    ...short,
    ['docs/api', 'dark', 1280],
    ['docs/api', 'light', 1280],
    ['docs/api', 'dark', 360],
    ['privacy?lang=fr', 'light', 360],
    ['privacy', 'light', 1280],
    ['privacy', 'dark', 1280],
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
})
