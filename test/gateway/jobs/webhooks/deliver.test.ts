import { afterAll, beforeAll, expect, test } from 'bun:test'
import { signatureHeader } from '../../../../gateway/jobs/webhooks/signature.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { loadGuildRules } from '../../../../shared/database/guilds/guilds.ts'
import { createWebhook, listWebhooks, rotateSecret } from '../../../../shared/database/webhooks/webhooks.ts'
import { bitsOf, includesEvent } from '../../../../shared/webhooks/events.ts'
import { boundTo } from '../../../../shared/webhooks/secret.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { startHookServer } from '../../../support/hook-server.ts'
import { until } from '../../../support/until.ts'
import { CIPHER } from '../../../support/web/log-in.ts'
import { EffectsWorld, type GuildPlan } from '../effects-world.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLjSw'
const NEXT = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const hooks = startHookServer()
let world: EffectsWorld
beforeAll(async () => {
  world = await EffectsWorld.open()
  world.runs({ idleMs: 20, webhooks: { post: hooks.post(), cipher: CIPHER } })
}, 60_000)
afterAll(async () => {
  await world.close()
  hooks.stop()
})

async function hooked(
  events: Parameters<typeof bitsOf>[0] = ['level.up'],
  { path = '/hook', ...plan }: GuildPlan & { path?: string } = {},
): Promise<{ guild: Guild; id: string }> {
  const guild = await world.guild(plan)
  const secret = await CIPHER.seal(boundTo(guild.id), SECRET)
  const values = { url: hooks.url(path), events: bitsOf(events), secret }
  const author = { guildId: guild.id, host: 'hooks.test', actor: SCRIPT }
  const id = await createWebhook(world.database.db, author, values, world.clock.now())
  hooks.received.length = 0
  return { guild, id: id ?? '' }
}

const rise = (guild: Guild, userId = '7') => {
  const data = { guildId: guild.id, userId, level: 3, previousLevel: 2, channelId: null, messageId: null }
  const event = { type: 'level.up', data } as const
  return { kind: 'member-event', guildId: guild.id, userId, payload: { event } } as const
}

const deliveries = (guild: Guild) =>
  world.database.db.selectFrom('webhook_deliveries').selectAll().where('guild_id', '=', guild.id).execute()

test('an event is sent signed, with its type, version and time', async () => {
  hooks.replies(() => new Response())
  const { guild, id } = await hooked()
  const rules = (await loadGuildRules(world.database.db, [guild.id])).get(guild.id)
  expect(includesEvent(rules?.webhookEvents ?? 0, 'level.up')).toBe(true)
  expect(includesEvent(rules?.webhookEvents ?? 0, 'board.joined')).toBe(false)
  const sealed = await CIPHER.seal(boundTo(guild.id), NEXT)
  await rotateSecret(world.database.db, { guildId: guild.id, id, host: 'x', actor: SCRIPT }, sealed, world.clock.now())
  await world.asks(rise(guild))
  await until('the event is delivered', async () => (await deliveries(guild))[0]?.state === 'delivered')
  const [got] = hooks.received
  const { 'webhook-id': key = '', 'webhook-timestamp': at = '', 'webhook-signature': signed } = got?.headers ?? {}
  const message = { id: key, timestamp: Number(at), body: got?.body ?? '' }
  // Old and new secret sign for a day.
  expect(signed).toBe(signatureHeader([NEXT, SECRET], message))
  expect(JSON.parse(message.body)).toMatchObject({ type: 'level.up', version: 1, data: { userId: '7', level: 3 } })
  expect(world.log.join()).not.toContain(SECRET)
})

test('an event that no webhook wants is not sent', async () => {
  const { guild } = await hooked(['season.ended'])
  await world.asks(rise(guild))
  await world.allDone()
  expect(await deliveries(guild)).toEqual([])
})

test('a failure is tried again with the same id, and an event of a process that died is sent by another', async () => {
  hooks.replies(() => new Response(null, { status: 503 }))
  const { guild } = await hooked()
  await world.asks(rise(guild))
  const failingSince = async () => (await listWebhooks(world.database.db, guild.id))[0]?.failingSince ?? null
  await until('it waits', async () => (await deliveries(guild))[0]?.status === 503 && (await failingSince()) !== null)
  await until('the job was given back', async () => (await world.jobs()).every(({ state }) => state === 'waiting'))
  expect((await deliveries(guild))[0]).toMatchObject({ state: 'waiting', attempts: 1, failure: 'status' })
  hooks.replies(() => new Response())
  // As the row of a process that was killed with the request under way.
  await world.database.db
    .updateTable('jobs')
    .set({ state: 'taken', taken_by: 'dead', taken_until: world.clock.now() - 1, run_at: world.clock.now() - 1 })
    .where('guild_id', '=', guild.id)
    .execute()
  await until('it is delivered', async () => (await deliveries(guild))[0]?.state === 'delivered')
  expect(new Set(hooks.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  await until('it no longer counts as failing', async () => (await failingSince()) === null)
})

test('410 switches the webhook off, so that no event is written for it, and tells the person who added it', async () => {
  hooks.replies(() => new Response(null, { status: 410 }))
  const { guild } = await hooked()
  const owner = guild.member('owner-of-hook')
  await world.database.db
    .updateTable('webhooks')
    .set({ created_by: owner.id })
    .where('guild_id', '=', guild.id)
    .execute()
  await world.asks(rise(guild))
  await until('it is off', async () => (await listWebhooks(world.database.db, guild.id))[0]?.offWhy === 'gone')
  await world.allDone()
  expect((await loadGuildRules(world.database.db, [guild.id])).get(guild.id)?.webhookEvents).toBe(0)
  await world.asks(rise(guild, '8'))
  await world.allDone()
  expect(await deliveries(guild)).toHaveLength(1)
})

test('a level role that is given is sent as an event', async () => {
  hooks.replies(() => new Response())
  const { guild } = await hooked(['level-role.given'], { levelRoles: { 2: 'Gold', 9: 'Oak' } })
  const member = guild.member('Riser')
  await world.hasLevel(guild, 2, member)
  await world.asks({ kind: 'member-roles', guildId: guild.id, userId: member.id, payload: { replacing: null } })
  await until('the event is delivered', async () => (await deliveries(guild))[0]?.state === 'delivered')
  await world.allDone()
  expect(hooks.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    {
      type: 'level-role.given',
      data: { guildId: guild.id, userId: member.id, roleId: guild.role('Gold').id, level: 2 },
    },
  ])
})

test('a server whose receiver does not reply has four requests under way, and delays no other server', async () => {
  const { guild: slow } = await hooked(['level.up'], { path: '/slow' })
  const { guild: quick } = await hooked()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  hooks.replies(async (path) => {
    if (path === '/slow') await released
    return new Response()
  })
  const members = Array.from({ length: 8 }, (_, nth) => String(nth + 1))
  await world.asks(...members.map((id) => rise(slow, id)))
  await until('four requests are under way', () => hooks.received.length === 4)
  await world.asks(...members.map((id) => rise(quick, id)))
  const statesOf = async (guild: Guild) => (await deliveries(guild)).map(({ state }) => state)
  await until(
    'the others are delivered',
    async () => String(await statesOf(quick)) === String(Array(8).fill('delivered')),
  )
  expect(await statesOf(slow)).toEqual(Array(8).fill('waiting'))
  expect(hooks.received.filter(({ path }) => path === '/slow')).toHaveLength(4)
  release()
  await world.allDone()
  expect(await statesOf(slow)).toEqual(Array(8).fill('delivered'))
})
