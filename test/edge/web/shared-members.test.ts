import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { PictureOrder } from '../../../shared/cards/order.ts'
import { setOwnCard } from '../../../shared/database/members/own-card.ts'
import { setShared } from '../../../shared/database/members/shared-members.ts'
import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { type BoardPlace, boardPlace, type Name } from '../../support/web/board-place.ts'
import { ORIGIN, openBoards, type ShownBoards } from '../../support/web/boards.ts'

const NOW = Date.UTC(2026, 7, 12, 12)

let world: EdgeWorld
let shown: ShownBoards
let place: BoardPlace
let now = NOW
let orders: PictureOrder[] = []

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

const drawPicture = async (order: PictureOrder) => {
  orders.push(order)
  return new TextEncoder().encode(JSON.stringify(order))
}

beforeEach(async () => {
  now += 3_600_000
  orders = []
  shown = openBoards(world, { clock: () => now, drawPicture })
  place = await boardPlace(world, now)
  await setShared(world.database.db, { guildId: place.id, userId: place.ids.bob }, true)
})

const pathOf = (name: Name) => `/board/${place.id}/members/${place.ids[name]}`
const page = (name: Name, query = '') => shown.see(`${pathOf(name)}${query}`)
const picture = (name: Name, headers = {}) => shown.see(`${pathOf(name)}/card.png?lang=de`, headers)
const statuses = async (name: Name) => [(await page(name)).status, (await picture(name)).status]

test('a member who shares the level has a page with the card, which no search engine lists', async () => {
  const { status, html, headers } = await page('bob', '?lang=de')
  expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
  expect(html).toContain(`<meta property="og:image" content="${ORIGIN}${pathOf('bob')}/card.png?lang=de"/>`)
  expect(html).toContain('Level 2, Rang 2, 400 XP')
  expect(html).toContain(`href="/board/${place.id}"`)
  expect(html).not.toMatch(/<script|<style| style=| on\w+=|<b>/)
})

test('the card is a PNG in the member’s background, or the server’s, and is drawn once while only the level changes', async () => {
  const { db } = world.database
  await place.set({ level_card: 'forest', card_accent: '#ff8800' })
  const first = await picture('bob')
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/png'])
  const order = {
    format: 'png',
    card: { theme: 'forest', accent: '#ff8800', rank: 2, level: 2, xp: 400, locale: 'de' },
  }
  expect(orders).toMatchObject([order])
  await db.updateTable('guild_users').set({ xp: 450 }).where('user_id', '=', place.ids.bob).execute()
  expect((await picture('bob')).headers.get('etag')).toBe(first.headers.get('etag'))
  expect((await picture('bob', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
  expect(orders).toHaveLength(1)
  await setOwnCard(db, { guildId: place.id, userId: place.ids.bob }, 'off')
  await picture('bob')
  // A member who wants no picture in Discord has the server's background here.
  expect(orders).toHaveLength(1)
  await setOwnCard(db, { guildId: place.id, userId: place.ids.bob }, 'paper')
  await picture('bob')
  expect(orders.at(-1)).toMatchObject({ card: { theme: 'paper', xp: 450 } })
})

test('a member who never chose to share has no page and no picture, like a member who does not exist', async () => {
  expect(await statuses('ann')).toEqual([404, 404])
  const missing = await shown.see(`/board/${place.id}/members/999999999999999999`)
  expect((await page('ann')).html).toBe(missing.html)
  expect(orders).toEqual([])
})

const key = () => ({ guildId: place.id, userId: place.ids.bob })
const endings: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['the member no longer shares it', () => setShared(world.database.db, key(), false)],
  ['the member hides', () => setHidden(world.database.db, key(), true, now)],
  [
    'the member has left',
    () =>
      world.database.db
        .insertInto('unlisted_members')
        .values({ guild_id: place.id, user_id: place.ids.bob, left_at: now })
        .execute(),
  ],
  ['the board is for members', () => place.set({ board_visibility: 'members' })],
  ['the board is off', () => place.set({ board_visibility: 'off' })],
  ['the bot was removed', () => place.set({ active: 0 })],
]

test.each(endings)('the page and the picture are gone at once when %s', async (_, end) => {
  expect(await statuses('bob')).toEqual([200, 200])
  await end()
  expect(await statuses('bob')).toEqual([404, 404])
  expect((await page('bob')).html).not.toContain(place.ids.bob)
})
