import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { RUNTIMES } from '../../support/edge.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(180_000)

let world: EdgeWorld

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

const PAGES = ['/', '/servers/1', '/servers/1/settings', '/servers/1/members/2', '/bots', '/account', '/docs/api']
const UNKNOWN = ['/servers', '/servers/x', '/servers/1/unknown', '/.env', '/assets/../../package.json', '/wp-login.php']

describe.each(RUNTIMES)('on %s', (runtime) => {
  let web: RunningWeb
  beforeAll(async () => {
    web = await startWebOf(world, runtime)
  })
  afterAll(() => web.stop())

  test.each(PAGES)('%s answers a page that no other site can frame and that runs no script of others', async (path) => {
    const response = await web.browser().fetch(path)
    // 503 says that the dashboard is not built.
    expect([200, 503]).toContain(response.status)
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
    expect((await web.browser().fetch(path)).status).toBe(404)
  })

  test('a page takes no other method than GET', async () => {
    const response = await web.browser().send('POST', '/account')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
  })

  test('robots.txt is a real file', async () => {
    const response = await web.browser().fetch('/robots.txt')
    expect(response.headers.get('content-type')).toStartWith('text/plain')
    expect(await response.text()).toStartWith('User-agent: *\n')
  })

  test('more than ten logins a minute from one address are refused, in words that a person understands', async () => {
    const browser = web.browser()
    const statuses: number[] = []
    for (let login = 0; login < 12; login++) statuses.push((await browser.fetch('/login')).status)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect(statuses.slice(0, 10).every((status) => status === 303)).toBe(true)
    expect(await (await browser.fetch('/login')).text()).toContain('Too many logins')
  })
})
