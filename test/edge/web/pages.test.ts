import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { WEB_ASSETS } from '../../../scripts/edge.ts'
import { buildWeb } from '../../../scripts/web/build.ts'
import { renderDocuments } from '../../../scripts/web/documents.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { eachWeb } from '../../support/web/each-web.ts'

setDefaultTimeout(180_000)

let world: EdgeWorld

beforeAll(async () => {
  await buildWeb(WEB_ASSETS, await renderDocuments())
  world = await EdgeWorld.open()
})
afterAll(() => world.close())
const opened = (): EdgeWorld => world

const PAGES = [
  '/',
  '/servers/1',
  '/servers/1/settings',
  '/servers/1/members/2',
  '/bots',
  '/account',
  '/docs/api',
  '/privacy',
  '/docs',
  '/docs/members/xp',
  '/docs/search?q=xp',
]
const UNKNOWN = [
  '/docs/unknown',
  '/docs/members/unknown',
  '/servers',
  '/servers/x',
  '/servers/1/unknown',
  '/.env',
  '/assets/../../package.json',
  '/wp-login.php',
]

eachWeb(opened, (web) => {
  test.each(PAGES)('%s answers a page that no other site can frame and that runs no script of others', async (path) => {
    const response = await web().browser().fetch(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy')?.split('; ') ?? []
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.join()).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
  })

  test.each(UNKNOWN)('%s does not exist', async (path) => {
    expect((await web().browser().fetch(path)).status).toBe(404)
  })

  test('a page is in the language of the browser, and the file of its script never changes', async () => {
    const response = await web()
      .browser()
      .fetch('/account', { headers: { 'accept-language': 'de-CH, fr;q=0.5' } })
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('vary')).toStartWith('accept-language, cookie')
    const page = await response.text()
    expect(page).toMatch(/<html [^>]*lang="de"/)
    const [, script = ''] = /src="(\/assets\/main-[^"]+)"/.exec(page) ?? []
    const file = await web().browser().fetch(script)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toStartWith('text/javascript')
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each(['shell.en.html', 'privacy.en.html'])(
    '%s cannot be framed where it is shown by its own name',
    async (name) => {
      const response = await web().browser().fetch(`/${name}`)
      if (response.status !== 404) expect(response.headers.get('x-frame-options')).toBe('DENY')
      else expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )

  test.each(['/docs/members/xp', '/privacy'])(
    '%s is in the language of the browser, and is not sent again while it stays the same',
    async (path) => {
      const ask = (known: string): Promise<Response> =>
        web()
          .browser()
          .fetch(path, { headers: { 'accept-language': 'fr', 'if-none-match': known } })
      const first = await ask('none')
      expect(first.headers.get('vary')).toStartWith('accept-language, cookie')
      expect(await first.text()).toContain('<html lang="fr">')
      const again = await ask(first.headers.get('etag') ?? 'none')
      expect([again.status, await again.text()]).toEqual([304, ''])
    },
  )

  test('a page takes no other method than GET', async () => {
    const response = await web().browser().send('POST', '/account')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
  })

  test('robots.txt is a real file', async () => {
    const response = await web().browser().fetch('/robots.txt')
    expect(response.headers.get('content-type')).toStartWith('text/plain')
    expect(await response.text()).toStartWith('User-agent: *\n')
  })

  test('more than ten logins a minute from one address are refused, in words that a person understands', async () => {
    const browser = web().browser()
    const statuses: number[] = []
    for (let login = 0; login < 12; login++) statuses.push((await browser.fetch('/login')).status)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect(statuses.slice(0, 10).every((status) => status === 303)).toBe(true)
    expect(await (await browser.fetch('/login')).text()).toContain('Too many logins')
  })
})
