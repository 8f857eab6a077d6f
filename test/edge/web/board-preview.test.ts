import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { BoardPicture } from '../../../shared/cards/board-picture.ts'
import type { PictureOrder } from '../../../shared/cards/order.ts'
import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { takenBy } from '../../support/taken-by.ts'
import { type BoardPlace, boardPlace } from '../../support/web/board-place.ts'
import { ORIGIN, openBoards, type ShownBoards } from '../../support/web/boards.ts'
import { storeLogin } from '../../support/web/log-in.ts'

const NOW = Date.UTC(2026, 7, 12, 12)
const MINUTE_MS = 60_000
/** A process keeps what it has read for this time. */
const KEPT_MS = 10_000

let world: EdgeWorld
let shown: ShownBoards
let place: BoardPlace
let now = NOW
let orders: PictureOrder[] = []
let fails = false

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

const drawPicture = async (order: PictureOrder) => {
  orders.push(order)
  if (fails) throw new Error('no engine')
  return new TextEncoder().encode(JSON.stringify(order))
}

beforeEach(async () => {
  now += 60 * MINUTE_MS
  orders = []
  fails = false
  shown = openBoards(world, { clock: () => now, drawPicture })
  place = await boardPlace(world, now)
})

const picture = (query = '', headers = {}) => shown.see(`/board/${place.id}/preview.png${query}`, headers)
const drawn = (): BoardPicture | undefined => {
  const order = orders.at(-1)
  return order !== undefined && 'board' in order ? order.board : undefined
}
const hides = (name: 'ann' | 'bob') =>
  setHidden(world.database.db, { guildId: place.id, userId: place.ids[name] }, true, now)

test('the picture of a public board shows the server and its first three members', async () => {
  const { status, headers } = await picture('?lang=de')
  expect([status, headers.get('content-type'), headers.get('x-robots-tag')]).toEqual([200, 'image/png', 'noindex'])
  expect(headers.get('cache-control')).toBe('public, s-maxage=60, stale-while-revalidate=600')
  expect(drawn()).toMatchObject({ serverName: 'Green & <house>', memberCount: 5, locale: 'de' })
  expect(drawn()?.places.map(({ rank, name }) => [rank, name.slice(0, 3)])).toEqual([
    [1, 'ann'],
    [2, 'bob'],
    [3, 'cat'],
  ])
})

test('the page of a public board names its picture, or only the icon if the process draws no pictures', async () => {
  const { html } = await shown.see(`/board/${place.id}?lang=fr`)
  expect(html).toContain(`<meta property="og:image" content="${ORIGIN}/board/${place.id}/preview.png?lang=fr"/>`)
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>')
  const plain = openBoards(world, { clock: () => now })
  const without = await plain.see(`/board/${place.id}`)
  expect(without.html).not.toContain('preview.png')
  expect(without.html).toContain('<meta name="twitter:card" content="summary"/>')
  expect((await plain.see(`/board/${place.id}/preview.png`)).status).toBe(404)
})

test('a board that is not public has no picture, also for its members, and no page names one', async () => {
  const cookie = { cookie: await storeLogin(world, place.ids.bob, now) }
  for (const visibility of ['members', 'off']) {
    await place.set({ board_visibility: visibility })
    now += KEPT_MS
    for (const headers of [{}, cookie]) {
      const answer = await picture('', headers)
      expect([answer.status, answer.html, answer.headers.get('cache-control')]).toEqual([404, '', 'no-store'])
      expect((await shown.see(`/board/${place.id}`, headers)).html).not.toContain('og:image')
    }
  }
  await place.set({ board_visibility: 'public', active: 0 })
  expect((await picture()).status).toBe(404)
  expect(orders).toEqual([])
})

test('a member who hides or leaves is removed from pictures within ten seconds, or at once in the process that makes the change, and the others keep their places', async () => {
  await picture()
  await hides('ann')
  now += KEPT_MS
  const { html } = await picture()
  expect(html).not.toContain(place.ids.ann)
  expect(html).not.toContain('ann')
  const left = { guild_id: place.id, user_id: place.ids.bob, left_at: now }
  await world.database.db.insertInto('unlisted_members').values(left).execute()
  shown.boards.forget(place.id)
  await picture()
  expect(drawn()?.places.map(({ rank }) => rank)).toEqual([3, 4, 5])
})

test('a picture of the same members is drawn again only after five minutes, with their new levels', async () => {
  const first = await picture()
  await world.database.db.updateTable('guild_users').set({ xp: 50_000 }).where('user_id', '=', place.ids.ann).execute()
  now += KEPT_MS
  const second = await picture()
  expect([second.html, second.headers.get('etag'), orders.length]).toEqual([first.html, first.headers.get('etag'), 1])
  now += 5 * MINUTE_MS
  const third = await picture()
  expect(third.headers.get('etag')).not.toBe(first.headers.get('etag'))
  expect(orders).toHaveLength(2)
})

test('a reader who has the picture gets 304, and nothing is drawn', async () => {
  const etag = (await picture()).headers.get('etag') ?? ''
  const other = openBoards(world, { clock: () => now, drawPicture })
  const again = await other.see(`/board/${place.id}/preview.png`, { 'if-none-match': etag })
  expect([again.status, again.html, again.headers.get('etag'), orders.length]).toEqual([304, '', etag, 1])
})

test('a process draws at most ten pictures of a board in five minutes', async () => {
  const statuses: number[] = []
  for (let nth = 0; nth < 12; nth++) {
    await place.set({ name: `Green ${nth}` })
    shown.boards.forget(place.id)
    statuses.push((await picture()).status)
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 503, 503])
  const other = await boardPlace(world, now)
  expect((await shown.see(`/board/${other.id}/preview.png`)).status).toBe(200)
})

test('the answer for a picture that cannot be drawn asks readers to try again, and the next request draws it', async () => {
  fails = true
  const { status, headers } = await picture()
  expect([status, headers.get('cache-control'), headers.get('retry-after')]).toEqual([503, 'no-store', '60'])
  fails = false
  expect((await picture()).status).toBe(200)
})

test('the first request for a picture waits once for the database, and requests within ten seconds after it do not wait', async () => {
  const waits = async () => (await takenBy(world.tap, () => picture())).waits
  expect([await waits(), await waits()]).toEqual([1, 0])
  now += KEPT_MS
  expect(await waits()).toBe(1)
})
