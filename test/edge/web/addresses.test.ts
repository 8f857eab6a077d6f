import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { localeOf } from '../../../edge/runtime/locale.ts'
import { addressBehindProxy } from '../../../edge/runtime/web-app.ts'
import { describeDevice } from '../../../edge/sessions/device.ts'
import { fileAssets } from '../../../edge/web/assets.ts'
import { isPage, returnPath } from '../../../edge/web/pages.ts'
import { page } from '../../../edge/web/shell.ts'
import { pagesOf } from '../../browser/pages.ts'

const request = (headers: Record<string, string> = {}, url = 'https://web.example/') => new Request(url, { headers })

describe('the page to which a login returns', () => {
  const of = (wanted: string | null): string => returnPath(wanted, 'https://web.example')

  test.each(['/', '/servers/1', '/servers/1/members?query=a%20b', '/docs/api', '/board/garden?page=2'])(
    'is %p where it is wanted',
    (path) => {
      expect(of(path)).toBe(path)
    },
  )

  test.each([
    null,
    '',
    'servers',
    '//x.example/',
    'https://x.example/servers/1',
    '//x.example/bots',
    '/\\x.example',
    'https://web.example.x/',
    '/logout',
    '/servers/1/x',
    '/board/a/b',
  ])('is the first page where %p is wanted', (path) => {
    expect(of(path)).toBe('/')
  })
})

test('there is a page for each address of the dashboard, and none for others', async () => {
  // The test reads the list as text, because an import needs the dashboard's build.
  const list = await Bun.file(join(import.meta.dir, '../../../edge/dashboard/pages/list.ts')).text()
  const ofServer = [...list.matchAll(/path: '([^']*)', name:/g)].map(([, path]) => `/servers/123${path}`)
  expect(ofServer.length).toBeGreaterThan(10)
  const all = ['/', '/servers/1/members/2', '/bots', '/account', ...ofServer]
  expect(all.filter((path) => !isPage(path))).toEqual([])
  // Tests in a browser and screenshots use `pagesOf`, which must have each page, too.
  expect(pagesOf('123', '2').map(({ path }) => path)).toEqual(expect.arrayContaining(ofServer))
  expect(['/servers/1/', '/servers/1/audit/2', '/login', '//', '/servers/%31'].some(isPage)).toBe(false)
})

describe('the address of a person', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' }

  test.each(['127.0.0.1', '::1', '10.1.2.3', '172.16.0.9', '192.168.1.1', '::ffff:10.0.0.1', 'fd12::1'])(
    'is the one that a proxy at %p saw',
    (peer) => {
      expect(addressBehindProxy(request(forwarded), peer)).toBe('198.51.100.7')
    },
  )

  test('is the one of the connection where no proxy of our own network is between', () => {
    expect(addressBehindProxy(request(forwarded), '203.0.113.50')).toBe('203.0.113.50')
    expect(addressBehindProxy(request(), '127.0.0.1')).toBe('127.0.0.1')
    expect(addressBehindProxy(request(forwarded), undefined)).toBe('unknown')
  })
})

test.each([
  ['', 'en'],
  ['fr', 'fr'],
  ['de-AT,en;q=0.8', 'de'],
  ['ja,pt;q=0.5,es;q=0.9', 'es'],
  ['xx, yy;q=nonsense', 'en'],
] as const)('a browser that accepts %p reads %p', (accepted, language) => {
  expect(localeOf(request({ 'accept-language': accepted }))).toBe(language)
})

test('a chosen language counts more than the languages of the browser', () => {
  expect(localeOf(request({ 'accept-language': 'de', cookie: 'theme=dark; language=pt-BR' }))).toBe('pt-BR')
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge, Windows',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604', 'Safari, iPhone'],
  ['curl/8.0', ''],
])('the device of %p is %p', (agent, device) => {
  expect(describeDevice(request({ 'user-agent': agent }))).toBe(device)
})

describe('files of the dashboard', () => {
  const bytes = new TextEncoder().encode('content')
  const assets = fileAssets(async (name) => (name === 'missing.js' ? null : bytes))
  const get = (path: string) => assets.fetch(request({}, `https://web.example${path}`))

  test('below assets/ never change, and others are asked for again', async () => {
    const [hashed, shell] = [await get('/assets/main-1.js'), await get('/shell.en.html')]
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(shell.headers.get('cache-control')).toBe('no-cache')
  })

  test.each(['/assets//x.js', '/.env', '/assets/.x.js', '/a/b.js', '/assets/x', '/missing.js'])(
    'do not exist at %p',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

describe('the page of the dashboard', () => {
  const assets = {
    fetch: async (asked: Request) => new Response(`<html lang="en"><head>${new URL(asked.url).pathname}</head></html>`),
  }
  const shown = async (headers: Record<string, string>, path = '/'): Promise<string> =>
    (await page(request(headers, `https://web.example${path}`), assets, {})).text()
  const session = '__Host-session=x'
  /** The paths that the browser asks for before the scripts run. */
  const early = async (path: string, cookie = session): Promise<string[]> =>
    [...(await shown({ cookie }, path)).matchAll(/as="fetch" href="([^"]+)"/g)].map(([, read = '']) => read)

  test('says that nobody is logged in where the browser has no session, so that the dashboard shows the login and asks the API for nothing', async () => {
    const html = '<html data-session="none" lang="en"><head>/shell.servers.en.html</head></html>'
    expect(await shown({})).toBe(html)
    expect(await shown({}, '/servers/1/settings?x=y')).toBe(html)
    expect(await shown({ cookie: session })).not.toContain('data-session')
  })

  test('is in the chosen language, else in the first language of the browser that the dashboard has', async () => {
    expect(await shown({ cookie: `${session}; language=pt-BR`, 'accept-language': 'de' })).toContain('.pt-BR.html')
    expect(await shown({ 'accept-language': 'ja, fr;q=0.8' })).toContain('.fr.html')
  })

  test.each([
    ['theme=dark', 'data-theme="dark" lang'],
    ['a=b; theme=light; c=d', 'data-theme="light" lang'],
    ['theme=x"', '<html lang'],
    ['theme=darker', '<html lang'],
    ['mytheme=dark', '<html lang'],
  ])('has the theme that the cookies %p choose', async (cookies, attributes) => {
    expect(await shown({ cookie: `${session}; ${cookies}` })).toContain(attributes)
  })

  test('names the scripts of the page at its address, and none where there is no page', async () => {
    expect(await shown({ cookie: session }, '/servers/1/members/2')).toContain('/shell.member.en.html')
    expect(await shown({ cookie: session }, '/servers/1/commands')).toContain('/shell.command-limits.en.html')
    expect(await shown({ cookie: session }, '/servers/1/unknown')).toContain('/shell.en.html')
  })

  test('lets the browser ask the API for what the page shows first', async () => {
    const guild = ['/api/v1/me', '/api/v1/guilds/1']
    expect(await early('/')).toEqual(['/api/v1/me'])
    expect(await early('/servers/1/settings')).toEqual([
      ...guild,
      '/api/v1/guilds/1/settings',
      '/api/v1/guilds/1/choices',
    ])
    expect(await early('/servers/1/members/2')).toContain('/api/v1/guilds/1/members/2/awards')
    // With a query, the page may show another part of the list.
    expect(await early('/servers/1/audit?cursor=x')).toEqual([...guild, '/api/v1/guilds/1/choices'])
    expect(await early('/servers/1"><script>/x')).toEqual(['/api/v1/me', '/api/v1/guilds/1'])
  })
})
