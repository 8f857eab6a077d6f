import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { freePort } from '../../../scripts/ports.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { RUNTIMES } from '../../support/edge.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { eachWeb } from '../../support/web/each-web.ts'
import { startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(180_000)

let world: EdgeWorld
let guild: Guild

beforeAll(async () => {
  world = await EdgeWorld.open()
  guild = world.discord.guild({ name: 'Castle', owner: 'alice', applications: [world.application] })
  guild.member('bob')
})
afterAll(() => world.close())
const opened = (): EdgeWorld => world

const hashOf = (id: string | undefined): string =>
  createHash('sha256')
    .update(id ?? '')
    .digest('hex')
const sessions = () => world.database.db.selectFrom('web_sessions').selectAll().execute()
const sessionOf = async (id: string | undefined) => (await sessions()).find((session) => session.id_hash === hashOf(id))

eachWeb(opened, (web) => {
  test('a person logs in, and returns to the page from which they came', async () => {
    const browser = web().browser()
    const done = await browser.logIn(world.discord.visitor('alice'), '/servers/1/settings?tab=2')
    expect([done.status, done.headers.get('location')]).toEqual([303, '/servers/1/settings?tab=2'])
    expect(done.headers.get('cache-control')).toBe('no-store')
    const session = await sessionOf(browser.sessionId)
    expect(session).toMatchObject({ user_id: world.discord.user('alice').id, username: 'alice' })
    expect(Number(session?.expires_at) - Number(session?.created_at)).toBe(7 * DAY_MS)
  })

  test('the session’s cookie is out of reach of scripts and other hosts, and the login’s cookie is used once', async () => {
    const browser = web().browser()
    await browser.beginsLogin()
    const flags = ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']
    expect(browser.cookies.get('__Host-login')?.attributes.split('; ')).toEqual([...flags, 'Max-Age=600'])
    await browser.logIn(world.discord.visitor('alice'))
    expect(browser.cookies.get('__Host-session')?.attributes.split('; ')).toEqual([...flags, 'Max-Age=604800'])
    expect(browser.cookies.has('__Host-login')).toBe(false)
  })

  test('a login asks Discord with state and PKCE, without a page for those who have agreed before', async () => {
    const address = new URL(await web().browser().beginsLogin())
    const { searchParams } = address
    expect(address.pathname).toBe('/oauth2/authorize')
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('prompt')).toBe('none')
    const visitor = world.discord.visitor('bob')
    await web().browser().logIn(visitor)
    const silent = await visitor.opens(await web().browser().beginsLogin())
    expect(silent.location).toStartWith(`${web().url}/login/callback?code=`)
  })

  test('a person who refuses gets a page about that in their language, and no session', async () => {
    const browser = web().browser()
    const back = await world.discord.visitor('bob').refuses(await browser.beginsLogin('/bots'))
    const refused = await browser.fetch(back, { headers: { 'accept-language': 'de-AT,en;q=0.5' } })
    expect(refused.status).toBe(403)
    const page = await refused.text()
    expect(page).toContain('<html lang="de">')
    expect(page).toContain('Du hast bei Discord „Abbrechen“ gewählt')
    expect(page).toContain('href="/login?return=%2Fbots"')
    expect(browser.sessionId).toBeUndefined()
  })

  describe('login CSRF', () => {
    test('a callback of somebody else’s login logs nobody in', async () => {
      const attacker = web().browser()
      const location = await world.discord.visitor('bob').allows(await attacker.beginsLogin())
      const victim = web().browser()
      const withoutLogin = await victim.fetch(location)
      await victim.beginsLogin()
      const withOtherState = await victim.fetch(location)
      expect([withoutLogin.status, withOtherState.status]).toEqual([400, 400])
      expect(victim.sessionId).toBeUndefined()
    })

    test('the code of another login is refused with this login’s verifier', async () => {
      const [attacker, victim] = [web().browser(), web().browser()]
      const stolen = new URL(await world.discord.visitor('bob').allows(await attacker.beginsLogin()))
      const own = new URL(await world.discord.visitor('alice').allows(await victim.beginsLogin()))
      own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
      expect((await victim.fetch(own.href)).status).toBe(400)
      expect(victim.sessionId).toBeUndefined()
    })

    test.each(['iss=https%3A%2F%2Fevil.example', ''])('an answer of another issuer (%p) is refused', async (issuer) => {
      const browser = web().browser()
      const location = await world.discord.visitor('alice').allows(await browser.beginsLogin())
      expect((await browser.fetch(location.replace(/iss=[^&]*/, issuer))).status).toBe(400)
      expect(browser.sessionId).toBeUndefined()
    })

    test('a callback can be used once', async () => {
      const browser = web().browser()
      const location = await world.discord.visitor('alice').allows(await browser.beginsLogin())
      const login = browser.cookies.get('__Host-login')
      expect((await browser.fetch(location)).status).toBe(303)
      if (login !== undefined) browser.cookies.set('__Host-login', login)
      expect((await browser.fetch(location)).status).toBe(400)
    })
  })

  test('a session’s id that was there before the login is worth nothing after it', async () => {
    const browser = web().browser()
    const planted = 'p'.repeat(43)
    browser.cookies.set('__Host-session', { value: planted, attributes: '' })
    await browser.logIn(world.discord.visitor('alice'))
    const first = browser.sessionId
    expect(first).not.toBe(planted)
    expect(await sessionOf(planted)).toBeUndefined()
    await browser.logIn(world.discord.visitor('alice'))
    expect(browser.sessionId).not.toBe(first)
    expect(await sessionOf(first)).toBeUndefined()
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/login?return=/',
    '/unknown',
    '@evil.example',
    '/servers/1/../../login',
  ])('no login leads to %p', async (wanted) => {
    const done = await web().browser().logIn(world.discord.visitor('alice'), wanted)
    expect(done.headers.get('location')).toBe('/')
  })

  describe('logging out', () => {
    test('ends this session and no other', async () => {
      const [here, there] = [web().browser(), web().browser()]
      await here.logIn(world.discord.visitor('alice'))
      await there.logIn(world.discord.visitor('alice'))
      const id = here.sessionId
      const done = await here.send('POST', '/logout')
      expect([done.status, done.headers.get('location')]).toEqual([303, '/'])
      expect(here.sessionId).toBeUndefined()
      expect(await sessionOf(id)).toBeUndefined()
      expect(await sessionOf(there.sessionId)).toBeDefined()
    })

    test.each([
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      {},
    ])('is refused where the request comes from %o', async (headers) => {
      const browser = web().browser()
      await browser.logIn(world.discord.visitor('alice'))
      const refused = await browser.fetch('/logout', { method: 'POST', headers: { ...headers } })
      expect(refused.status).toBe(403)
      expect(await sessionOf(browser.sessionId)).toBeDefined()
    })

    test('no GET logs out', async () => {
      expect((await web().browser().fetch('/logout')).status).toBe(405)
    })
  })

  test('a login begun at another name of this machine moves to the dashboard’s address first', async () => {
    const response = await fetch(`${web().url.replace('127.0.0.1', 'localhost')}/login?return=/bots`, {
      redirect: 'manual',
    })
    expect(response.headers.get('location')).toBe(`${web().url}/login?return=%2Fbots&moved=1`)
  })

  test('no token is in an address, a page, the log, or readable in the database', async () => {
    const browser = web().browser()
    const begun = await browser.beginsLogin('/account')
    const location = await world.discord.visitor('alice').allows(begun)
    const done = await browser.fetch(location)
    const tokens = [...world.discord.world.oauth.tokens.values()].flatMap(({ access, refresh }) => [access, refresh])
    const secrets = [...tokens, world.application.clientSecret, world.application.token]
    const stored = JSON.stringify(await sessions())
    const heard = [begun, location, [...done.headers].join('\n'), await done.text(), stored, ...web().log.all].join(
      '\n',
    )
    expect(tokens.length).toBeGreaterThan(0)
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
    expect(stored).not.toContain(String(browser.sessionId))
  })
})

describe.each(RUNTIMES)('on %s, where Discord cannot be reached', (runtime) => {
  test('a login ends with a page that names Discord as the cause', async () => {
    const away = await startWebOf(world, runtime, { DISCORD_API_URL: 'http://127.0.0.1:9/api' })
    try {
      const browser = away.browser()
      const state = new URL(await browser.beginsLogin()).searchParams.get('state') ?? ''
      const back = new URLSearchParams({ code: 'code', state, iss: 'http://127.0.0.1:9' })
      const response = await browser.fetch(`/login/callback?${back}`)
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('Discord does not answer')
    } finally {
      await away.stop()
    }
  })
})

test('on Bun, logins are counted by step and outcome for Prometheus', async () => {
  const address = `127.0.0.1:${await freePort()}`
  const web = await startWebOf(world, 'bun', { EDGE_METRICS_ADDRESS: address })
  try {
    await web.browser().logIn(world.discord.visitor('alice'))
    await web.browser().fetch('/login/callback?code=x&state=y')
    const metrics = await (await fetch(`http://${address}/metrics`)).text()
    const count = (what: string, outcome: string): string =>
      `prosperity_edge_web_seconds_count{what="${what}",outcome="${outcome}"} 1`
    for (const [what, outcome] of [
      ['login', 'redirected'],
      ['callback', 'done'],
      ['callback', 'expired'],
    ] as const)
      expect(metrics).toContain(count(what, outcome))
  } finally {
    await web.stop()
  }
})
