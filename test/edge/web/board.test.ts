import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { forgetBoards } from '../../../shared/database/periods/stored-pages.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { takenBy } from '../../support/taken-by.ts'
import { type BoardPlace, boardPlace, type Name } from '../../support/web/board-place.ts'
import { ORIGIN, openBoards, type ShownBoards } from '../../support/web/boards.ts'
import { storeLogin } from '../../support/web/log-in.ts'

/** A Wednesday. */
const NOW = Date.UTC(2026, 7, 12, 12)

let world: EdgeWorld
let shown: ShownBoards
let now = NOW

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

let place: BoardPlace

beforeEach(async () => {
  now += 10 * DAY_MS
  shown = openBoards(world, { clock: () => now })
  place = await boardPlace(world, now)
})

const see = (path: string, headers: Readonly<Record<string, string>> = {}) => shown.see(path, headers)
const board = (query = '', headers: Readonly<Record<string, string>> = {}) => see(`/board/${place.id}${query}`, headers)
/** A process keeps a page for this time. */
const KEPT_MS = 10_000

const cookieOf = async (name: Name) => ({ cookie: await storeLogin(world, place.ids[name], now) })

/** Each address that shows members, and the kinds of readers. */
const ROUTES = ['', '?page=1', '?period=month', '?period=week', '?name=ann', '?lang=fr'] as const

test('everybody sees the places, names and levels of a public board', async () => {
  const { status, html, headers } = await board('?lang=de')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(html).toContain('<html lang="de">')
  expect(html).toContain('Rangliste von Green &amp; &lt;house')
  expect(html).toContain('<caption>Gesamt, Seite 1</caption>')
  expect([...html.matchAll(/<tr id="rank-(\d+)"/g)].map(([, rank]) => rank)).toEqual(['1', '2', '3', '4', '5'])
  expect(html).toMatch(/<th scope="row"><span><img src="[^"]+" alt width="32" height="32" loading="lazy"\/>ann/)
  expect(html).not.toMatch(/<script|<style| style=| on\w+=|<b>|‮/)
  expect(html).toContain('<progress ')
})

test.each([
  ['off', null],
  ['off', 'ann'],
  ['members', null],
] as const)('a board that %s may see is as missing for %p as one that does not exist', async (visibility, name) => {
  await place.set({ board_visibility: visibility, board_name: `hidden${place.id}`.slice(0, 30) })
  const headers = name === null ? {} : await cookieOf(name)
  const missing = await see('/board/999999999999999999', headers)
  for (const query of ROUTES) {
    const { status, html, headers: sent } = await board(query, { 'accept-language': 'en', ...headers })
    expect([query, status, sent.get('etag'), sent.get('cache-control')]).toEqual([query, 404, null, 'no-store'])
    for (const id of Object.values(place.ids)) expect(html).not.toContain(id)
    expect(html).not.toContain('Green')
  }
  const { html } = await board('', headers)
  expect(html.replaceAll(place.id, '999999999999999999')).toBe(missing.html)
})

test('a board for members is shown to members who have logged in, and to no cache', async () => {
  await place.set({ board_visibility: 'members' })
  const cookie = await cookieOf('bob')
  for (const query of ROUTES) {
    const { status, headers } = await board(query, cookie)
    expect([query, status, headers.get('cache-control')]).toEqual([query, 200, 'private, no-store'])
    expect([headers.get('etag'), headers.get('x-robots-tag')]).toEqual([null, 'noindex'])
  }
  const stranger = world.discord.guild({ name: 'Other', owner: 'other' }).owner
  const other = { cookie: await storeLogin(world, stranger.id, now) }
  for (const query of ROUTES) expect((await board(query, other)).status).toBe(404)
  await place.set({ active: 0 })
  expect((await board('', cookie)).status).toBe(404)
})

describe('a member who is not shown', () => {
  const wanted = [
    ['hides', () => setHidden(world.database.db, { guildId: place.id, userId: place.ids.ann }, true, now)],
    [
      'has left',
      () =>
        world.database.db
          .insertInto('unlisted_members')
          .values({ guild_id: place.id, user_id: place.ids.ann, left_at: now })
          .execute(),
    ],
  ] as const

  test.each(wanted)('%s: is in no page, preview, mark or search, for nobody', async (_, leave) => {
    const before = await board()
    for (const query of ROUTES) await board(query)
    await leave()
    await forgetBoards(world.database.db, place.id)
    now += KEPT_MS
    for (const headers of [{}, await cookieOf('bob'), await cookieOf('ann')]) {
      for (const query of ROUTES) {
        const { html, status } = await board(query, headers)
        expect([query, status]).toEqual([query, 200])
        expect(html).not.toContain(place.ids.ann)
        expect(html).not.toContain('>ann')
        expect(html).not.toContain('ann &lt;b')
        expect(html).not.toContain('id="rank-1"')
        if (!query.startsWith('?name')) expect(html).toContain('id="rank-2"')
      }
    }
    const again = await board('', { 'if-none-match': before.headers.get('etag') ?? '' })
    expect(again.status).toBe(200)
  })

  test('is shown after leaving only where the server shows members who left', async () => {
    await wanted[1][1]()
    await place.set({ departed_members: 'show' })
    expect((await board()).html).toContain('id="rank-1"')
    expect((await board('?name=ann')).html).toContain('ann &lt;b')
  })

  test('sees their own place alone', async () => {
    await wanted[0][1]()
    expect((await board('', await cookieOf('ann'))).html).toContain('You are at place 1 with 500 XP. You hide')
  })
})

test('a public board may be kept for a minute by its mark, but not the page of a person', async () => {
  const first = await board()
  expect(first.headers.get('cache-control')).toBe('public, s-maxage=60, stale-while-revalidate=600')
  expect(first.headers.get('vary')).toBe('accept-language, cookie')
  const mark = first.headers.get('etag') ?? ''
  const second = await board('', { 'if-none-match': mark })
  expect([second.status, second.html, second.headers.get('etag')]).toEqual([304, '', mark])
  expect((await board('?lang=es')).headers.get('etag')).not.toBe(mark)
  const personal = await board('', { ...(await cookieOf('cat')), 'if-none-match': mark })
  expect([personal.status, personal.headers.get('etag')]).toEqual([200, null])
  expect(personal.html).toContain('You are at place 3 with 300 XP.')
  expect(personal.html).toContain(`href="/board/${place.id}#rank-3"`)
})

test('search engines may list a board only where that is chosen, and it is public', async () => {
  const of = async () => {
    now += KEPT_MS
    const { html, headers } = await board()
    const listed = (await see('/sitemap.xml')).html.includes(place.id)
    return [headers.get('x-robots-tag'), html.includes('<meta name="robots" content="noindex"/>'), listed]
  }
  expect(await of()).toEqual(['noindex', true, false])
  await place.set({ board_indexed: 'yes' })
  expect(await of()).toEqual([null, false, true])
  await place.set({ board_visibility: 'members' })
  expect((await board('', await cookieOf('bob'))).headers.get('x-robots-tag')).toBe('noindex')
  const sitemap = (await see('/sitemap.xml')).html
  expect(sitemap).not.toContain(place.id)
  expect(sitemap).toContain('/docs</loc>')
})

test('the name leads to the board in upper and lower case, and to no other board once it was given up', async () => {
  const name = `House-${place.id.slice(-6)}`
  await place.set({ board_name: name })
  const { html } = await see(`/board/${name.toUpperCase()}`)
  expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/board/${name}"/>`)
  await place.set({ board_name: null })
  now += KEPT_MS
  expect((await see(`/board/${name}`)).status).toBe(404)
  const other = await boardPlace(world, now, { board_visibility: 'public', board_name: name })
  expect((await see(`/board/${name}`)).html).toContain(other.ids.ann)
})

test('a rank leads to its row, and a page past the end to the last one', async () => {
  const locationOf = async (query: string) => {
    const { status, headers } = await board(query)
    return [status, headers.get('location')]
  }
  expect(await locationOf('?rank=250&lang=fr')).toEqual([303, `/board/${place.id}?page=3&lang=fr#rank-250`])
  expect(await locationOf('?page=7')).toEqual([303, `/board/${place.id}`])
  for (const nonsense of ['?page=x', '?page=-1', '?page=0', '?rank=1e9', '?period=day', '?name=a']) {
    expect([nonsense, (await board(nonsense)).status]).toEqual([nonsense, 200])
  }
})

test('level roles are goals, with the names that Discord shows', async () => {
  const role = place.guild.role('Gardener & co')
  await world.database.db.insertInto('level_roles').values({ guild_id: place.id, level: 5, role_id: role.id }).execute()
  expect((await board()).html).toContain('<li>Level 5: Gardener &amp; co</li>')
})

test('a page is kept for ten seconds, in which neither the page nor the answer 304 waits for the database', async () => {
  const first = await board()
  const second = await takenBy(world.tap, () => board('', { 'if-none-match': first.headers.get('etag') ?? '' }))
  expect([second.waits, (await board()).html]).toEqual([0, first.html])
  await setHidden(world.database.db, { guildId: place.id, userId: place.ids.ann }, true, now)
  expect((await board('', await cookieOf('bob'))).html).not.toContain('ann')
  now += KEPT_MS
  expect((await board()).html).not.toContain('ann')
})

test('the process that makes a change reads the board again at once, and keeps nothing that was read before', async () => {
  const before = await board()
  await setHidden(world.database.db, { guildId: place.id, userId: place.ids.ann }, true, now)
  const late = board('?period=week')
  shown.boards.forget(place.id)
  await late
  expect((await board()).html).not.toBe(before.html)
  expect((await takenBy(world.tap, () => board('?period=week'))).waits).toBeGreaterThan(0)
})

test('a process keeps few pages of one board, so that the pages of other boards stay', async () => {
  const other = await boardPlace(world, now)
  await see(`/board/${other.id}`)
  for (const lang of LANGUAGES)
    for (const period of ['all', 'week', 'month']) await board(`?lang=${lang}&period=${period}`)
  expect((await takenBy(world.tap, () => see(`/board/${other.id}`))).waits).toBe(0)
  expect((await takenBy(world.tap, () => board(`?lang=${LANGUAGES[0]}`))).waits).toBe(1)
})

test('a page waits once for the database, and twice where somebody is logged in or looks for a name', async () => {
  const waits = async (query: string, headers = {}) => (await takenBy(world.tap, () => board(query, headers))).waits
  const cookie = await cookieOf('bob')
  await board('', cookie)
  now += KEPT_MS
  expect([await waits(''), await waits('', cookie), await waits('?name=bo')]).toEqual([1, 2, 2])
})

test('more pages than a person opens are refused', async () => {
  // Each loop uses up one of 240.
  for (let nth = 0; nth < 240; nth++) await board('?rank=1')
  const { status, headers } = await board()
  expect([status, headers.get('retry-after')]).toEqual([429, '10'])
  expect(new Set(shown.counted)).toEqual(new Set(['board redirected', 'board limited']))
})

test('other addresses are not answered', () => {
  const surroundings = { waitUntil: () => {}, address: '' }
  for (const path of ['/', '/board', '/board/', '/board/a/b', '/board/%41', '/servers/1']) {
    expect(shown.boards.answer(new Request(`${ORIGIN}${path}`), surroundings)).toBeNull()
  }
})
