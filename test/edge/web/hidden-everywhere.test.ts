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

/** Members who share their level, and then hide (ann) or leave (cat). */
const GONE = ['ann', 'cat'] as const
const now = Date.now()

beforeAll(async () => {
  world = await EdgeWorld.open()
  web = await startWebOf(world, 'bun')
  place = await boardPlace(world, now, { board_visibility: 'public', board_indexed: 'yes', board_name: 'greenhouse' })
  // A picture is the text of its order here, so that the test can look for names in it.
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

/** The addresses of each route of the boards. A route that is missing here is a type error. */
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

/** The hidden and departed members whom an answer names, in its text or in its headers. The id in the address itself does not count. */
function named(address: string, { html, headers }: { html: string; headers: Headers }): string[] {
  const said = `${html} ${JSON.stringify([...headers])}`.replaceAll(address, '')
  return GONE.filter((name) => said.includes(place.ids[name]) || new RegExp(`\\b${name}\\b`).test(said))
}

/** The routes of the boards that name hidden or departed members, to a stranger or a member. */
async function routesThatName(): Promise<string[]> {
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
  // Before they hide and leave, each address that shows members shows them, so that each cache has them.
  expect(await routesThatName()).toEqual(['board', 'preview', 'member', 'card'])
  const { db } = world.database
  await setHidden(db, { guildId: place.id, userId: place.ids.ann }, true, now)
  await db.insertInto('unlisted_members').values({ guild_id: place.id, user_id: place.ids.cat, left_at: now }).execute()
  await db.deleteFrom('period_boards').execute()
  boards.boards.forget(place.id)
  expect(await routesThatName()).toEqual([])
})

/** The routes of the API that name hidden or departed members. @param person whose login is used; null for none @param reads only routes that read */
async function apiRoutesThatName(
  person: string | null,
  reads: boolean,
): Promise<{ named: string[]; answered: number }> {
  const found = new Set<string>()
  let answered = 0
  for (const route of routes.filter(({ method }) => !reads || method === 'GET')) {
    const { path, body } = sampleRequest(route, place.id)
    // Addresses of a member are those of a hidden or departed member.
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
      if (named(address, { html, headers: response.headers }).length > 0) found.add(route.id)
    }
  }
  return { named: [...found].sort(), answered }
}

test('no route of the API tells a stranger or a member about hidden and departed members, and only four tell an admin', async () => {
  expect(await apiRoutesThatName(null, false)).toMatchObject({ named: [] })
  expect(await apiRoutesThatName(place.ids.bob, false)).toMatchObject({ named: [] })
  // Admins see every member of their server, but not on leaderboards.
  expect(await apiRoutesThatName(place.guild.owner.id, true)).toEqual({
    named: ['export', 'members.awards', 'members.list', 'members.show'],
    answered: expect.any(Number),
  })
})
