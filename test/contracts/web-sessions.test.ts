import { expect, test } from 'bun:test'
import { addGuildBots } from '../../shared/database/bots/guild-bots.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { knownGuilds } from '../../shared/database/web/own-guilds.ts'
import { replaceSessionToken, sealedSessionTokens } from '../../shared/database/web/session-tokens.ts'
import {
  createSession,
  endAllSessions,
  endSession,
  findSession,
  listDevices,
  noteSessionUse,
  purgeSessions,
} from '../../shared/database/web/sessions.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const RULE = { mainBotId: '900', now: NOW }
const hash = (letter: string): string => letter.repeat(64)
const [ALICE, BOB] = TWINS
const person = (id: string) => ({ id, username: 'name', globalName: 'Ünïcode 🎉', avatar: null })

const logIn = (db: Queries, letter: string, userId: string = ALICE, at = NOW): Promise<void> =>
  createSession(
    db,
    {
      ...{ idHash: hash(letter), person: person(userId), sealedToken: `sealed-${letter}`, device: 'Firefox, Linux' },
      expiresAt: at + 7 * DAY_MS,
    },
    at,
  )
const find = (db: Queries, letter: string, guildId: string | null = null, now = NOW) =>
  findSession(db, { idHash: hash(letter), guildId, mainBotId: '900' }, now)

const bot = (id: string, leaseUntil: number) => ({
  ...{ bot_id: id, user_id: '1', token: `v1.key:${id}.x.y`, public_key: '', name: 'a bot' },
  ...{ lease_until: leaseUntil, created_at: NOW, updated_at: NOW },
})

overEachDialect('access tokens of logins', (at) => {
  test('are read page by page, without those of logins that have expired', async () => {
    for (const letter of ['c', 'a', 'b']) await logIn(at.db, letter)
    await logIn(at.db, 'd', ALICE, NOW - 8 * DAY_MS)
    const first = await sealedSessionTokens(at.db, { after: null, limit: 2 }, NOW)
    const second = await sealedSessionTokens(at.db, { after: hash('b'), limit: 2 }, NOW)
    expect(first).toEqual(['a', 'b'].map((letter) => ({ idHash: hash(letter), sealedToken: `sealed-${letter}` })))
    expect(second).toEqual([{ idHash: hash('c'), sealedToken: 'sealed-c' }])
  })

  test('are replaced unless they have changed', async () => {
    for (const letter of ['a', 'b']) await logIn(at.db, letter)
    const stored = { idHash: hash('a'), sealedToken: 'sealed-a' }
    expect(await replaceSessionToken(at.db, stored, 'new')).toBe(true)
    expect(await replaceSessionToken(at.db, stored, 'late')).toBe(false)
    expect((await find(at.db, 'a'))?.session.sealedToken).toBe('new')
    expect((await find(at.db, 'b'))?.session.sealedToken).toBe('sealed-b')
  })
})

overEachDialect('logins', (at) => {
  const addGuild = (id: string, active: 0 | 1 = 1) =>
    at.db
      .insertInto('guilds')
      .values({ id, name: 'Castle', active, notification_channel_id: null, created_at: 0, updated_at: 0 })
      .execute()

  test('are found until they expire', async () => {
    await logIn(at.db, 'a')
    const found = await find(at.db, 'a')
    expect(found).toEqual({
      session: {
        idHash: hash('a'),
        person: person(ALICE),
        sealedToken: 'sealed-a',
        seenAt: NOW,
        expiresAt: NOW + 7 * DAY_MS,
      },
      guild: null,
    })
    expect(await find(at.db, 'b')).toBeNull()
    expect(await find(at.db, 'a', null, NOW + 7 * DAY_MS)).toBeNull()
  })

  test('are found with the roles of one guild', async () => {
    await logIn(at.db, 'a')
    await addGuild(GUILD)
    await at.db
      .insertInto('manager_roles')
      .values([
        { guild_id: GUILD, role_id: '11' },
        { guild_id: OTHER_GUILD, role_id: '12' },
      ])
      .execute()
    await at.db
      .insertInto('viewer_roles')
      .values([
        { guild_id: GUILD, role_id: '13' },
        { guild_id: GUILD, role_id: '14' },
      ])
      .execute()
    const found = await find(at.db, 'a', GUILD)
    expect(found?.guild).toMatchObject({ id: GUILD, isActive: true, managerRoleIds: ['11'] })
    expect([...(found?.guild?.viewerRoleIds ?? [])].sort()).toEqual(['13', '14'])
  })

  test('are found with a guild that the bot has left, or never saw, as one that is not active', async () => {
    await logIn(at.db, 'a')
    await addGuild(GUILD, 0)
    const none = { isActive: false, managerRoleIds: [], viewerRoleIds: [], customerBot: null }
    expect((await find(at.db, 'a', GUILD))?.guild).toEqual({ id: GUILD, ...none })
    expect((await find(at.db, 'a', OTHER_GUILD))?.guild).toEqual({ id: OTHER_GUILD, ...none })
  })

  test('are found with the customer’s bot of a guild without the main bot', async () => {
    await logIn(at.db, 'a')
    await addGuild(GUILD)
    const customerBot = async () => (await find(at.db, 'a', GUILD))?.guild?.customerBot
    const isIn = (botId: string) => addGuildBots(at.db, [{ guildId: GUILD, botId }])
    await at.db
      .insertInto('whitelabel_bots')
      .values([bot('940', NOW - 1), bot('930', NOW - 1), bot('950', NOW)])
      .execute()
    expect(await customerBot()).toBeNull()
    await addGuildBots(at.db, [{ guildId: OTHER_GUILD, botId: '900' }])
    for (const botId of ['940', '930']) await isIn(botId)
    // Neither of the two runs.
    expect(await customerBot()).toEqual({ id: '930', sealedToken: 'v1.key:930.x.y' })
    expect(await knownGuilds(at.db, [GUILD], RULE)).toMatchObject([{ customerBot: { id: '930' } }])
    await isIn('950')
    expect(await customerBot()).toEqual({ id: '950', sealedToken: 'v1.key:950.x.y' })
    await isIn('900')
    expect(await customerBot()).toBeNull()
    expect(await knownGuilds(at.db, [GUILD], RULE)).toMatchObject([{ customerBot: null }])
  })

  test('are listed for their person, the one used last first', async () => {
    await logIn(at.db, 'a', ALICE, NOW)
    await logIn(at.db, 'b', ALICE, NOW + 1)
    await logIn(at.db, 'c', BOB)
    await noteSessionUse(at.db, hash('a'), NOW + 2)
    expect(await listDevices(at.db, hash('b'), NOW)).toEqual([
      { idHash: hash('a'), name: 'Firefox, Linux', createdAt: NOW, seenAt: NOW + 2 },
      { idHash: hash('b'), name: 'Firefox, Linux', createdAt: NOW + 1, seenAt: NOW + 1 },
    ])
  })

  test('are ended by their own person alone, one or all', async () => {
    for (const letter of ['a', 'b', 'c']) await logIn(at.db, letter)
    await logIn(at.db, 'd', BOB)
    expect(await endSession(at.db, { userId: BOB, idHash: hash('a') })).toBe(false)
    expect(await endSession(at.db, { userId: ALICE, idHash: hash('a') })).toBe(true)
    expect(await endSession(at.db, { userId: ALICE, idHash: hash('a') })).toBe(false)
    await endAllSessions(at.db, ALICE)
    expect([await find(at.db, 'b'), await find(at.db, 'c')]).toEqual([null, null])
    expect(await find(at.db, 'd')).not.toBeNull()
  })

  test('are deleted in batches once they have expired', async () => {
    for (const letter of ['a', 'b', 'c']) await logIn(at.db, letter, ALICE, NOW - 8 * DAY_MS)
    await logIn(at.db, 'd')
    expect(await purgeSessions(at.db, NOW, 2)).toBe(true)
    expect(await purgeSessions(at.db, NOW, 2)).toBe(false)
    const left = await at.db.selectFrom('web_sessions').select('id_hash').execute()
    expect(left).toEqual([{ id_hash: hash('d') }])
  })
})

overEachDialect('the guilds of a person', (at) => {
  test('are those with the bot in them, each with its roles', async () => {
    const guild = (id: string, active: 0 | 1) => ({
      ...{ id, name: 'Castle', active, notification_channel_id: null, created_at: 0, updated_at: 0, member_count: 3 },
    })
    await at.db
      .insertInto('guilds')
      .values([guild(GUILD, 1), guild(OTHER_GUILD, 0)])
      .execute()
    await at.db.insertInto('viewer_roles').values({ guild_id: GUILD, role_id: '13' }).execute()
    expect(await knownGuilds(at.db, [GUILD, OTHER_GUILD, '5'], RULE)).toEqual([
      { id: GUILD, memberCount: 3, managerRoleIds: [], viewerRoleIds: ['13'], customerBot: null },
    ])
    expect(await knownGuilds(at.db, [], RULE)).toEqual([])
  })
})
