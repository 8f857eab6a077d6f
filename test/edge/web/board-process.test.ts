import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import sharp from 'sharp'
import { buildCards } from '../../../scripts/cards/build.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { storeLogin } from '../../support/web/log-in.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(120_000)

let world: EdgeWorld
let web: RunningWeb
let client: EdgeClient

beforeAll(async () => {
  await buildCards(CARD_FILES)
  world = await EdgeWorld.open()
  web = await startWebOf(world, 'bun')
  client = new EdgeClient(web, world)
})
afterAll(async () => {
  await web.stop()
  await world.close()
})

async function publicBoard() {
  const place = await client.community({ board_visibility: 'public' })
  const [ann, bob] = [place.guild.member('ann'), place.guild.member('bob')]
  await place.grant(ann, 500)
  await place.grant(bob, 300)
  const address = `${web.url}/board/${place.guild.id}`
  return { place, ann, bob, address, shown: async () => (await fetch(address)).text() }
}

test('a member who hides is gone at once from the board of the process that answers the command', async () => {
  const { ann, bob, shown } = await publicBoard()
  expect(await shown()).toContain(ann.id)
  await ann.runs('/me board hide')
  const html = await shown()
  expect([html.includes(ann.id), html.includes(bob.id)]).toEqual([false, true])
})

test('a board that is no longer public is gone at once from the process that saves the setting', async () => {
  const { place, shown, address } = await publicBoard()
  await shown()
  const cookie = await storeLogin(world, place.guild.owner.id)
  const path = `${web.url}/api/v1/guilds/${place.guild.id}/settings`
  const before = await fetch(path, { headers: { cookie } })
  const headers = {
    ...{ cookie, origin: web.url, 'content-type': 'application/json' },
    'if-match': before.headers.get('etag') ?? '',
  }
  const body = JSON.stringify({ values: { boardVisibility: 'members' } })
  expect((await fetch(path, { method: 'PATCH', headers, body })).status).toBe(200)
  expect((await fetch(address)).status).toBe(404)
})

test('the picture of a board is a PNG of the size that its page names', async () => {
  const { address, shown } = await publicBoard()
  const response = await fetch(`${address}/preview.png?lang=de`)
  expect(response.headers.get('content-type')).toBe('image/png')
  const { format, width, height } = await sharp(await response.arrayBuffer()).metadata()
  expect([format, width, height]).toEqual(['png', 1_200, 630])
  const html = await shown()
  expect(html).toContain('<meta property="og:image:width" content="1200"/>')
  expect(html).toContain('<meta property="og:image:height" content="630"/>')
})

test('on Cloudflare, the worker of cards draws the same picture for the worker of the web', async () => {
  const { place, address } = await publicBoard()
  place.guild.changeIcon('a1b2c3')
  const workers = await startWebOf(world, 'workerd', {}, undefined, { drawsCards: true })
  try {
    const response = await fetch(`${workers.url}/board/${place.guild.id}/preview.png?lang=de`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    const expected = await fetch(`${address}/preview.png?lang=de`)
    expect(response.headers.get('etag')).toBe(expected.headers.get('etag'))
    expect(Bun.hash(await response.arrayBuffer())).toBe(Bun.hash(await expected.arrayBuffer()))
    const page = await (await fetch(`${workers.url}/board/${place.guild.id}`)).text()
    expect(page).toContain(`<meta property="og:image" content="${workers.url}/board/${place.guild.id}/preview.png`)
  } finally {
    await workers.stop()
  }
})

test('a member who shares the level gets a link that shows it until the member ends the sharing', async () => {
  const { ann } = await publicBoard()
  const reply = await (await ann.runs('/me board share')).settled()
  const [link = ''] = /https?:\/\/\S+/.exec(reply.text) ?? []
  const page = await (await fetch(link)).text()
  expect(page).toContain('Card of ')
  const [, picture = ''] = /<img class="card" src="([^"]+)"/.exec(page) ?? []
  const drawn = await sharp(await (await fetch(`${web.url}${picture}`)).arrayBuffer()).metadata()
  expect([drawn.format, drawn.width]).toEqual(['png', 934])
  await ann.runs('/me board unshare')
  expect((await fetch(link)).status).toBe(404)
})
