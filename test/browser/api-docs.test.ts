import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Browser } from 'playwright-core'
import { routes } from '../../edge/api/routes.ts'
import { createDocs } from '../../edge/web/docs/render.ts'
import { isLong } from '../support/long-forms.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser, launchBrowser } from './browser.ts'

setDefaultTimeout(180_000)

/** Set `SHOTS` to a folder to keep a picture of each form. */
const { SHOTS } = process.env

describeInBrowser('the documentation of the API', () => {
  let browser: Browser
  let server: ReturnType<typeof Bun.serve>

  beforeAll(async () => {
    const headers = { 'content-security-policy': "default-src 'none'; style-src 'self'" }
    const docs = createDocs(routes, 'https://dashboard.example', headers)
    server = Bun.serve({
      hostname: '127.0.0.1',
      port: 0,
      fetch: ({ url }) => docs.answer(new URL(url).pathname) ?? new Response(null, { status: 404 }),
    })
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop(true)
  })

  // The page is long: axe takes some seconds for each form.
  const short = [['light', 360]] as const
  const long = [...short, ['dark', 1280], ['light', 1280], ['dark', 360]] as const
  test.each(isLong ? long : short)('has no fault in the %s theme, %d pixels wide', async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`${server.url}docs/api`)
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/api-docs-${colorScheme}-${width}.png` })
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
    await context.close()
  })
})
