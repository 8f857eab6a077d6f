import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { SESSION_COOKIE } from '../../../../edge/sessions/cookies.ts'
import { newSecret, sha256 } from '../../../../edge/sessions/session-id.ts'
import type { SettingsConflict, SettingsReply } from '../../../../shared/api/settings.ts'
import { guildsChangedWithin } from '../../../../shared/database/guilds/guilds.ts'
import { createSession } from '../../../../shared/database/web/sessions.ts'
import { RUNTIMES } from '../../../support/edge.ts'
import { EdgeWorld } from '../../../support/edge-world.ts'
import { type RunningWeb, startWebOf } from '../../../support/web/web-world.ts'

const START_TIMEOUT_MS = 60_000
const DAY_MS = 86_400_000

describe.each(RUNTIMES)('on %s', (runtime) => {
  let world: EdgeWorld
  let web: RunningWeb
  let cookie: string
  let guildId: string

  beforeAll(async () => {
    world = await EdgeWorld.open()
    web = await startWebOf(world, runtime)
    const guild = world.discord.guild({ name: 'Castle', applications: [world.application] })
    guildId = guild.id
    const row = { id: guild.id, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 0 }
    await world.database.db.insertInto('guilds').values(row).execute()
    const id = newSecret()
    const person = { id: guild.owner.id, username: 'owner', globalName: null, avatar: null }
    const session = { idHash: await sha256(id), person, sealedToken: '', device: '', expiresAt: Date.now() + DAY_MS }
    await createSession(world.database.db, session, Date.now())
    cookie = `${SESSION_COOKIE}=${id}`
  }, START_TIMEOUT_MS)

  afterAll(async () => {
    await web?.stop()
    await world?.close()
  })

  const ask = (method: string, path: string, { values, version }: { values?: object; version?: string } = {}) =>
    fetch(`${web.url}/api/v1/guilds/${guildId}${path}`, {
      method,
      headers: {
        ...{ cookie, origin: web.url },
        ...(values !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(values !== undefined && { body: JSON.stringify({ values }) }),
      keepalive: false,
    })

  test('a setting is changed, gateways notice it, and a change of the older version is refused', async () => {
    const { version } = (await (await ask('GET', '/settings')).json()) as SettingsReply
    const changed = await ask('PATCH', '/settings', { values: { xpRate: 2, quietTime: '22:00-07:00 UTC' }, version })
    expect(changed.status).toBe(200)
    const noticed = await guildsChangedWithin(world.database.db, DAY_MS)
    expect(noticed.find(({ id }) => id === guildId)?.updatedAt).toBe(Number(changed.headers.get('etag')?.slice(1, -1)))
    const late = await ask('PATCH', '/settings', { values: { xpRate: 3 }, version })
    expect(late.status).toBe(412)
    expect((await late.json()) as SettingsConflict).toMatchObject({
      values: { xpRate: 2 },
      changes: [{ via: 'dashboard' }, {}],
    })
  })

  test('a preview shows an announcement in the server’s language', async () => {
    await world.database.db.updateTable('guilds').set({ locale: 'de' }).where('id', '=', guildId).execute()
    const response = await ask('POST', '/settings/preview', { values: { notificationType: 'reply', quietTime: null } })
    expect(await response.json()).toMatchObject({
      announcement: { to: 'reply', content: expect.stringContaining('erreicht!') },
    })
  })

  test('the choices and the check-up of the server are shown', async () => {
    expect((await ask('GET', '/choices')).status).toBe(200)
    expect(await (await ask('GET', '/doctor')).json()).toMatchObject({ findings: [{ kind: 'noMessage' }] })
  })
})
