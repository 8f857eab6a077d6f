import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { routes } from '../../../edge/api/routes.ts'
import { BOARD_ROUTES, type BoardRoute } from '../../../edge/web/board/address.ts'
import { setShared } from '../../../shared/database/members/shared-members.ts'
import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { sampleRequest } from '../../support/api-requests.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { type BoardPlace, boardPlace } from '../../support/web/board-place.ts'
import { openBoards, type ShownBoards } from '../../support/web/boards.ts'
import { storeLogin } from '../../support/web/log-in.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(120_000)

let world: EdgeWorld
let web: RunningWeb
let boards: ShownBoards
let place: BoardPlace
let cookie = ''

/** Members who share their level, and then hide or leave. */
const GONE = ['ann', 'cat'] as const
const now = Date.now()

beforeAll(async () => {
  world = await EdgeWorld.open()
  web = await startWebOf(world, 'bun')
  place = await boardPlace(world, now, { board_visibility: 'public', board_indexed: 'yes', board_name: 'greenhouse' })
  // The picture of this process is the order itself, so that its words can be read.
  const drawPicture = async (order: unknown) => new TextEncoder().encode(JSON.stringify(order))
  boards = openBoards(world, { clock: () => now, drawPicture })
  cookie = await storeLogin(world, place.ids.bob)
  const { db } = world.database
  for (const name of GONE) await setShared(db, { guildId: place.id, userId: place.ids[name] }, true)
})
afterAll(async () => {
  await web.stop()
  await world.close()
})

const members = (): string[] => GONE.map((name) => place.ids[name])

/** The addresses of each route of the boards. The type names a route that is missing here. */
const addresses = (): Readonly<Record<BoardRoute, readonly string[]>> => {
  const keys = [`/board/${place.id}`, '/board/greenhouse']
  const queries = ['', '?page=1', '?period=month', '?period=week', '?name=an', '?name=ca', '?rank=1', '?lang=de']
  return {
    board: keys.flatMap((key) => queries.map((query) => key + query)),
    preview: keys.flatMap((key) => ['', '?lang=fr'].map((query) => `${key}/preview.png${query}`)),
    member: keys.flatMap((key) => members().map((id) => `${key}/members/${id}`)),
    card: keys.flatMap((key) => members().map((id) => `${key}/members/${id}/card.png`)),
    style: ['/board.css'],
    sitemap: ['/sitemap.xml'],
  }
}

const ALL = Object.keys(BOARD_ROUTES) as BoardRoute[]

/** Names of those who are gone that an answer has, in its text or in its headers. The address itself names an id. */
function named(address: string, { html, headers }: { html: string; headers: Headers }): string[] {
  const said = `${html} ${JSON.stringify([...headers])}`.replaceAll(address, '')
  return GONE.filter((name) => said.includes(place.ids[name]) || new RegExp(`\\b${name}\\b`).test(said))
}

/** What each address of the boards tells about those who are gone, for a stranger and a member. */
async function told(): Promise<string[]> {
  const found: string[] = []
  for (const route of ALL)
    for (const address of addresses()[route])
      for (const headers of [{}, { cookie }]) {
        const answer = await boards.see(address, headers)
        if (named(address, answer).length > 0) found.push(route)
      }
  return [...new Set(found)]
}

test('hidden and departed members are in no page, picture or cache of any address of the boards', async () => {
  // Every address that shows members shows them before, so that each cache has them.
  expect(await told()).toEqual(['board', 'preview', 'member', 'card'])
  const { db } = world.database
  await setHidden(db, { guildId: place.id, userId: place.ids.ann }, true, now)
  await db.insertInto('unlisted_members').values({ guild_id: place.id, user_id: place.ids.cat, left_at: now }).execute()
  await db.deleteFrom('period_boards').execute()
  boards.boards.forget(place.id)
  expect(await told()).toEqual([])
})

/** The routes of the API that tell about those who are gone. @param person whose login is used; null for none */
async function routesThatTell(person: string | null, reads: boolean): Promise<{ told: string[]; answered: number }> {
  const told = new Set<string>()
  let answered = 0
  for (const route of routes.filter(({ method }) => !reads || method === 'GET')) {
    const { path, body } = sampleRequest(route, place.id)
    // An address that names a member names one who is gone.
    const paths = [path, ...members().map((id) => path.replace(/(\/members\/)[^/?]+/, `$1${id}`))]
    for (const address of new Set(paths)) {
      // Each request has a login of its own, because a route ends logins.
      const login = person === null ? {} : { cookie: await storeLogin(world, person) }
      const response = await fetch(`${web.url}/api/v1${address}`, {
        method: route.method,
        headers: { ...login, origin: web.url, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const html = await response.text()
      if (response.ok) answered++
      if (named(address, { html, headers: response.headers }).length > 0) told.add(route.id)
    }
  }
  return { told: [...told].sort(), answered }
}

test('no route of the API tells a stranger or a member about hidden and departed members, and few tell an admin', async () => {
  expect(await routesThatTell(null, false)).toMatchObject({ told: [] })
  expect(await routesThatTell(place.ids.bob, false)).toMatchObject({ told: [] })
  // Admins see every member of their server. The leaderboards leave out those who are gone.
  expect(await routesThatTell(place.guild.owner.id, true)).toEqual({
    told: ['export', 'members.awards', 'members.list', 'members.show'],
    answered: expect.any(Number),
  })
})
