import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { MessageFlags } from 'discord-api-types/v10'
import { EdgeWorld } from '../support/edge-world.ts'
import { defaultLimits } from '../support/playground/limits.ts'
import type { RunningPlayground } from '../support/playground/serve.ts'
import { servePlaygroundWithEdge } from '../support/playground/serve-with-edge.ts'
import { PlaygroundVisitor } from '../support/playground/visitor.ts'
import { until } from '../support/until.ts'
import { type RunningWeb, startWebOf } from '../support/web/web-world.ts'

setDefaultTimeout(300_000)

let world: EdgeWorld
let served: RunningPlayground
let web: RunningWeb
let visitor: PlaygroundVisitor
/** The playground's clock, in milliseconds since 1970. */
let clock = () => Date.now()

beforeAll(async () => {
  world = await EdgeWorld.open()
  const limits = { ...defaultLimits(), rooms: 2, burst: 200 }
  ;[web, served] = await Promise.all([
    startWebOf(world, 'workerd'),
    servePlaygroundWithEdge(world, 'workerd', limits, () => clock()),
  ])
  visitor = await PlaygroundVisitor.enters(served.url)
})
afterAll(async () => {
  await served?.stop()
  await web?.stop()
  await world?.close()
})

const GIVE_ROLE = '/guilds/:guild/members/:user/roles/:role'

const say = (content: string) => visitor.does({ do: 'say', channelId: visitor.channel('general'), content })
type Values = Record<string, string | number>
const commandOf = (line: string, options: Values, channelId: string) =>
  ({ do: 'run', channelId, path: line.split(' '), options }) as const
const run = (line: string, options: Values = {}) =>
  visitor.asks('interaction', commandOf(line, options, visitor.channel('general')))
const complete = (role: string) =>
  visitor.asks('choices', {
    ...{ do: 'complete', channelId: visitor.channel('general'), path: ['levelroles', 'remove'], focused: 'role' },
    options: { role },
  })
const refusedBy = async (act: Parameters<PlaygroundVisitor['does']>[0], as = visitor) => {
  const { by, reason } = await as.asks('refused', act)
  return `${by}: ${reason}`
}

test('a visitor owns a server that commands have set up, and is offered the commands of an owner', async () => {
  const { room, isNew } = visitor.entered
  expect(isNew).toBe(true)
  expect(room.selves.map(({ global_name }) => global_name)).toEqual(['Robin', 'Kim'])
  expect(room.guild.owner_id).toBe(room.selves[0]?.id ?? '')
  expect(room.commands.map(({ name }) => name)).toContain('settings')
  const sent = room.wire.filter(({ kind }) => kind === 'interaction')
  expect(sent.slice(0, 2)).toMatchObject([
    { method: 'POST', route: '/settings delay', status: 200 },
    { method: 'POST', route: '/settings gain', status: 200 },
  ])
})

test('the choices of an option are completed while the visitor types', async () => {
  expect((await complete('')).choices.map(({ name }) => name)).toEqual([
    'Level 1 · Sprout',
    'Level 2 · Sapling',
    'Level 3 · Birch',
    'Level 5 · Oak',
  ])
  expect((await complete('oa')).choices).toHaveLength(1)
})

test('a message levels the visitor up: the bot announces it and gives the role, and the page shows the XP', async () => {
  const [self] = visitor.room.selves
  const { id = '' } = self ?? {}
  say('hello')
  const { standing: first } = await visitor.hears('standing')
  await run('xp give', { user: id, xp: 99 - first.xp })
  // Within the cooldown a message earns nothing.
  const { standing } = await until('the visitor is at level 1', () => {
    say('and on')
    return visitor.all('standing').find((told) => told.standing.level === 1)
  })
  const sprout = visitor.room.roles.find(({ name }) => name === 'Sprout')?.id ?? ''
  await visitor.hears('dispatched', ({ event }) => event.t === 'GUILD_MEMBER_UPDATE' && event.d.roles.includes(sprout))
  await visitor.hears(
    'dispatched',
    ({ event }) => event.t === 'MESSAGE_CREATE' && event.d.content.includes('level **1**'),
  )
  expect(standing).toMatchObject({ userId: id, xpOfLevel: 155 })
  await visitor.hears('wire', ({ entries }) => entries.some(({ method }) => method === 'MESSAGE_CREATE'))
  // The request is logged once it is answered.
  await visitor.hears('wire', ({ entries }) =>
    entries.some(({ route, status }) => route === GIVE_ROLE && status === 204),
  )
})

test('/level shows the card', async () => {
  // On a busy machine the first card takes longer than a member should wait, and the reply is a text.
  const card = await until('a card is drawn in time', async () => {
    await run('level')
    return visitor.messages.findLast(({ attachments }) => attachments.length === 1)?.attachments[0]
  })
  expect(card.description).toContain('Card of Robin: level 1')
  expect((await fetch(card.url)).status).toBe(200)
})

test('buttons, menus and forms of private answers work', async () => {
  const moderator = visitor.room.roles.find(({ name }) => name === 'Moderator')?.id ?? ''
  await run('levelroles add', { role: moderator, level: 4 })
  const place = (id: string) => ({ channelId: visitor.channel('general'), messageId: id })
  const asked = visitor.messages.at(-1)
  const button = JSON.stringify(asked?.components).match(/"custom_id":"([^"]+)"/)?.[1] ?? ''
  await visitor.asks('interaction', { do: 'press', ...place(asked?.id ?? ''), customId: button })
  expect((await complete('mod')).choices).toMatchObject([{ name: 'Level 4 · Moderator' }])

  await run('settings change')
  const menus = visitor.messages.at(-1)
  const menu = JSON.stringify(menus?.components).match(/settings-choose:[^"]+:earning/)?.[0] ?? ''
  const { interactionId, modal } = await visitor.asks('modal', {
    ...{ do: 'choose', ...place(menus?.id ?? ''), customId: menu, values: ['xpRate'] },
  })
  const input = JSON.stringify(modal.components).match(/"component":\{[^}]*"custom_id":"([^"]+)"/)?.[1] ?? ''
  await visitor.asks('interaction', { do: 'submit', interactionId, values: { [input]: '2' } })
  expect(JSON.stringify(visitor.messages.at(-1))).toContain('2')
})

test('the second member sees the messages, but no private answer to the first and no command for admins', async () => {
  const kim = await PlaygroundVisitor.enters(served.url, visitor.entered.token)
  await kim.becomes(1)
  expect(kim.room.commands.map(({ name }) => name)).not.toContain('settings')
  const shown = Object.values(kim.room.messages).flat()
  expect(shown.some(({ content }) => content === 'hello')).toBe(true)
  expect(shown.filter(({ flags }) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0)).toEqual([])
  await run('settings show')
  say('after the private answer')
  await until('Kim reads it', () => kim.messages.some(({ content }) => content === 'after the private answer'))
  expect(kim.messages.filter(({ flags }) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0)).toEqual([])
  expect(await refusedBy(commandOf('settings show', {}, kim.channel('general')), kim)).toBe(
    'discord: "settings" is hidden from you',
  )

  kim.does({ do: 'type', channelId: kim.channel('general') })
  kim.does({ do: 'join', channelId: kim.channel('Campfire') })
  const { userId } = kim.room.self
  await visitor.hears('dispatched', ({ event }) => event.t === 'TYPING_START' && event.d.user_id === userId)
  await visitor.hears('dispatched', ({ event }) => event.t === 'VOICE_STATE_UPDATE' && event.d.user_id === userId)
  kim.leaves()
})

test('a second visitor neither sees nor reaches the room of the first', async () => {
  const other = await PlaygroundVisitor.enters(served.url)
  expect(other.room.guild.id).not.toBe(visitor.room.guild.id)
  const before = other.all('dispatched').length
  await run('leaderboard')
  expect(other.all('dispatched').length).toBe(before)
  const channelId = visitor.channel('general')
  expect(await refusedBy({ do: 'say', channelId, content: 'hi' }, other)).toBe('discord: there is no such channel')
  expect(await refusedBy(commandOf('level', {}, channelId), other)).toContain('no such channel')
  const [robin] = visitor.room.selves
  const theirs = commandOf('level', { user: robin?.id ?? '' }, other.channel('general'))
  expect(await refusedBy(theirs, other)).toContain('there is no user')
  expect(await refusedBy({ do: 'be', userId: robin?.id ?? '' }, other)).toBe('playground: you are not this member')
  // Both rooms are in use.
  expect((await PlaygroundVisitor.enters(served.url)).told).toEqual([{ tell: 'closed', why: 'full' }])
  other.leaves()
})

test('a visitor is told why Discord refused an act, and that the application did not answer', async () => {
  const channelId = visitor.channel('general')
  expect(await refusedBy({ do: 'say', channelId, content: 'x'.repeat(2_001) })).toContain('at most 2000 characters')
  expect(await refusedBy(commandOf('xp give', { user: '123', xp: 5 }, channelId))).toBe(
    'discord: option "user": there is no user 123',
  )
  const { application } = world
  const url = application.interactionsUrl
  application.state.interactionsUrl = 'http://127.0.0.1:9/'
  expect(await refusedBy(commandOf('level', {}, channelId))).toStartWith('application: /level:')
  application.state.interactionsUrl = url
})

test('one click opens the dashboard, logged in as the owner of the server', async () => {
  const browser = web.browser()
  const form = { token: visitor.entered.token, as: visitor.room.self.userId }
  const opened = await fetch(`${served.url}/playground/dashboard`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: served.url } },
    body: new URLSearchParams(form),
  })
  expect(opened.status).toBe(303)
  const begun = await browser.fetch(opened.headers.get('Location') ?? '')
  const cookie = opened.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const allowed = await fetch(begun.headers.get('Location') ?? '', { redirect: 'manual', headers: { cookie } })
  const back = await browser.fetch(allowed.headers.get('Location') ?? '')
  const { id } = visitor.room.guild
  expect(back.headers.get('Location')).toBe(`/servers/${id}`)
  expect((await browser.fetch(`/api/v1/guilds/${id}/settings`)).status).toBe(200)
  const stolen = await fetch(`${served.url}/playground/dashboard`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: 'http://127.0.0.1:1' } },
    body: new URLSearchParams(form),
  })
  expect(stolen.status).toBe(403)
})

test('a room is restored by its token, and an idle one is removed with its server and accounts', async () => {
  const { token, room } = visitor.entered
  const again = await PlaygroundVisitor.enters(served.url, token)
  expect(again.entered).toMatchObject({ isNew: false, token })
  const shown = Object.values(again.room.messages).flat()
  expect(shown.some(({ flags }) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0)).toBe(true)
  clock = () => Date.now() + defaultLimits().idleMs + 1
  served.playground.sweep()
  await visitor.hears('closed', ({ why }) => why === 'idle')
  expect(served.playground.size).toBe(0)
  const { guilds, users } = world.discord.world
  expect([guilds.has(room.guild.id), ...room.selves.map(({ id }) => users.has(id))]).toEqual([false, false, false])
  await until('the gateway has recorded that the bot left', async () => {
    const { db } = world.database
    const row = await db
      .selectFrom('guilds')
      .select('inactive_since')
      .where('id', '=', room.guild.id)
      .executeTakeFirst()
    return row !== undefined && row.inactive_since !== null
  })
  expect((await PlaygroundVisitor.enters(served.url, token)).entered.isNew).toBe(true)
})
