import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { addGuildBots } from '../../shared/database/bots/guild-bots.ts'
import {
  claimAction,
  clearReply,
  dismissAction,
  heldBots,
  notePremiumEnd,
  recordState,
  removeBot,
  sealedTokensOf,
  startPausedBots,
} from '../../shared/database/bots/held-bots.ts'
import { takeBots } from '../../shared/database/bots/leases.ts'
import {
  findBot,
  listBots,
  requestAction,
  setPresence,
  setUpBot,
  whitelabelPublicKeys,
} from '../../shared/database/bots/whitelabel.ts'
import { saveGuilds } from '../../shared/database/guilds/guilds.ts'
import { grantPremium } from '../../shared/database/members/premium.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { KEY, OWNER, setup } from './bot-setup.ts'
import { NOW, overEachDialect, TWINS } from './dialects.ts'

const [BOT, OTHER_BOT] = TWINS
const TERMS = { skuIds: [], now: NOW }

const hold = (db: Queries, processId = 'me', now = NOW) => takeBots(db, { processId, now, until: now + 20_000 }, 10)

overEachDialect('a whitelabel bot', (at) => {
  test('is set up with the action start, and its row shows no token', async () => {
    expect(await setUpBot(at.db, setup(), NOW)).toEqual({ ok: true, action: 'start' })
    const bot = await findBot(at.db, BOT)
    expect(bot).toMatchObject({ botId: BOT, ownerId: OWNER, action: 'start', status: 'stopped', name: 'Branded' })
    expect(JSON.stringify(bot)).not.toContain('sealed')
    expect(await whitelabelPublicKeys(at.db, [BOT, OTHER_BOT])).toEqual(new Map([[BOT, KEY.toLowerCase()]]))
    expect(await findBot(at.db, OTHER_BOT)).toBeNull()
  })

  test('set up again by its owner gets the action recreate', async () => {
    await setUpBot(at.db, setup(), NOW)
    const again = setup({ name: 'Renamed' })
    expect(await setUpBot(at.db, again, NOW)).toEqual({ ok: true, action: 'recreate' })
    expect(await findBot(at.db, BOT)).toMatchObject({ name: 'Renamed', action: 'recreate' })
    expect((await sealedTokensOf(at.db, [BOT])).get(BOT)).toBe(again.sealedToken)
  })

  test('cannot be taken over by another user', async () => {
    const first = setup()
    await setUpBot(at.db, first, NOW)
    expect(await setUpBot(at.db, setup({ ownerId: '43', name: 'Mine' }), NOW)).toEqual({ ok: false, reason: 'owned' })
    expect(await findBot(at.db, BOT)).toMatchObject({ ownerId: OWNER, name: 'Branded', action: 'start' })
    expect((await sealedTokensOf(at.db, [BOT])).get(BOT)).toBe(first.sealedToken)
  })

  test('that two users set up at the same time belongs to one of them', async () => {
    const racers = ['1', '2', '3', '4'].map((ownerId) => setUpBot(at.db, setup({ ownerId }), NOW))
    expect((await Promise.all(racers)).filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is listed only to its owner and to operators', async () => {
    await setUpBot(at.db, setup(), NOW)
    await setUpBot(at.db, setup({ botId: OTHER_BOT, ownerId: '43' }), NOW)
    expect((await listBots(at.db, OWNER)).map((bot) => bot.botId)).toEqual([BOT])
    expect((await listBots(at.db)).map((bot) => bot.botId)).toEqual([...TWINS])
    expect(await listBots(at.db, '44')).toEqual([])
  })

  test('gets actions and a presence only from its owner; operators may request actions for any bot', async () => {
    await setUpBot(at.db, setup(), NOW)
    const action = (ownerId?: string) =>
      requestAction(
        at.db,
        { guildId: '0', actor: SCRIPT, botId: BOT, action: 'stop', ...(ownerId === undefined ? {} : { ownerId }) },
        NOW,
      )
    expect(await action('43')).toBe(false)
    expect((await findBot(at.db, BOT))?.action).toBe('start')
    expect([await action(OWNER), await action(OWNER), await action()]).toEqual([true, true, true])
    expect((await findBot(at.db, BOT))?.action).toBe('stop')
    expect(await requestAction(at.db, { guildId: '0', actor: SCRIPT, botId: OTHER_BOT, action: 'stop' }, NOW)).toBe(
      false,
    )
    const presence = (ownerId: string) =>
      setPresence(at.db, { guildId: '0', actor: SCRIPT, botId: BOT, ownerId, before: null, presence: '{}' }, NOW)
    expect([await presence('43'), await presence(OWNER)]).toEqual([false, true])
  })

  test('with a requested action can refuse another request', async () => {
    await setUpBot(at.db, setup(), NOW)
    const stop = { guildId: '0', actor: SCRIPT, botId: BOT, action: 'stop', ownerId: OWNER, onlyIfIdle: true } as const
    expect(await requestAction(at.db, stop, NOW)).toBe(false)
    expect(await findBot(at.db, BOT)).toMatchObject({ action: 'start' })
    await at.db.updateTable('whitelabel_bots').set({ action: null }).execute()
    const racers = Array.from({ length: 4 }, () => requestAction(at.db, stop, NOW))
    expect((await Promise.all(racers)).filter(Boolean)).toHaveLength(1)
  })

  test('keeps the reply of a request until it is answered, or another request comes', async () => {
    await setUpBot(at.db, setup(), NOW)
    await hold(at.db)
    const ask = (token: string) =>
      requestAction(
        at.db,
        { guildId: '0', actor: SCRIPT, botId: BOT, action: 'stop', reply: { applicationId: '9', token, locale: 'de' } },
        NOW,
      )
    const reply = async () =>
      (await heldBots(at.db, 'me', TERMS)).map((bot) => [bot.replyApplicationId, bot.replyToken])
    await ask('first')
    await ask('second')
    await clearReply(at.db, BOT, 'first')
    expect(await reply()).toEqual([['9', 'second']])
    await clearReply(at.db, BOT, 'second')
    expect(await reply()).toEqual([[null, null]])
  })
})

overEachDialect('an action', (at) => {
  const claim = (action: 'start' | 'stop', processId = 'me') =>
    claimAction(at.db, { botId: BOT, processId, action, status: 'starting' }, NOW)

  test('is begun once, by the process that holds the bot', async () => {
    await setUpBot(at.db, setup(), NOW)
    expect(await claim('start')).toBe(false)
    await hold(at.db)
    expect(await claim('start', 'other')).toBe(false)
    const claims = await Promise.all([claim('start'), claim('start'), claim('start')])
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await findBot(at.db, BOT)).toMatchObject({ action: null, lastAction: 'start', status: 'starting' })
  })

  test('that is unknown is discarded only by the process that holds the bot', async () => {
    await setUpBot(at.db, setup(), NOW)
    await hold(at.db)
    await dismissAction(at.db, BOT, 'other')
    expect((await findBot(at.db, BOT))?.action).toBe('start')
    await dismissAction(at.db, BOT, 'me')
    expect((await findBot(at.db, BOT))?.action).toBeNull()
  })

  test('requested in the meantime is not lost', async () => {
    await setUpBot(at.db, setup(), NOW)
    await hold(at.db)
    await requestAction(at.db, { guildId: '0', actor: SCRIPT, botId: BOT, action: 'stop' }, NOW)
    expect(await claim('start')).toBe(false)
    expect((await findBot(at.db, BOT))?.action).toBe('stop')
  })

  test('stores a status with its reason, only by the process that holds the bot', async () => {
    await setUpBot(at.db, setup(), NOW)
    await hold(at.db)
    await recordState(at.db, 'other', [BOT], { status: 'failed', detail: 'no' }, NOW)
    expect((await findBot(at.db, BOT))?.status).toBe('stopped')
    await recordState(at.db, 'me', [BOT], { status: 'waiting', detail: 'x'.repeat(600), startAt: NOW + 5 }, NOW)
    const bot = await findBot(at.db, BOT)
    expect(bot).toMatchObject({ status: 'waiting', startAt: NOW + 5 })
    expect(bot?.statusDetail).toHaveLength(512)
  })

  test('to delete changes nothing of a bot that another process holds', async () => {
    await setUpBot(at.db, setup(), NOW)
    await at.db.insertInto('guild_bots').values({ bot_id: BOT, guild_id: '5' }).execute()
    await hold(at.db, 'other')
    await removeBot(at.tcp, BOT, 'me', NOW)
    expect(await findBot(at.db, BOT)).not.toBeNull()
    expect(await at.db.selectFrom('guild_bots').selectAll().execute()).toHaveLength(1)
  })

  test('to delete ends the memberships of the bot: a guild without any other bot becomes inactive', async () => {
    await setUpBot(at.db, setup(), NOW)
    await saveGuilds(
      at.db,
      ['5', '6'].map((id) => ({ id, name: 'Guild', locale: 'en-US' })),
      NOW,
    )
    await addGuildBots(at.db, [
      { guildId: '5', botId: BOT },
      { guildId: '6', botId: BOT },
      { guildId: '6', botId: OTHER_BOT },
    ])
    await hold(at.db)
    await removeBot(at.tcp, BOT, 'me', NOW)
    const guilds = await at.db.selectFrom('guilds').select(['id', 'active']).orderBy('id').execute()
    expect(guilds).toEqual([
      { id: '5', active: 0 },
      { id: '6', active: 1 },
    ])
  })

  test('to delete removes token, session and guilds of that bot only', async () => {
    await setUpBot(at.db, setup(), NOW)
    await setUpBot(at.db, setup({ botId: OTHER_BOT }), NOW)
    const session = { shard: 0, shard_count: 1, session_key: 'k', resume_url: 'u', sequence: 1, updated_at: NOW }
    for (const bot_id of TWINS) {
      await at.db
        .insertInto('gateway_sessions')
        .values({ bot_id, ...session })
        .execute()
      await at.db.insertInto('guild_bots').values({ bot_id, guild_id: '5' }).execute()
    }
    await hold(at.db)
    await removeBot(at.tcp, BOT, 'me', NOW)
    for (const table of ['whitelabel_bots', 'gateway_sessions', 'guild_bots'] as const) {
      const rows = await at.db.selectFrom(table).select('bot_id').execute()
      expect(rows).toEqual([{ bot_id: OTHER_BOT }])
    }
  })
})

overEachDialect('premium', (at) => {
  test('that ended is stored once, and cleared when premium returns', async () => {
    await setUpBot(at.db, setup(), NOW)
    await hold(at.db)
    const noted = async () => (await heldBots(at.db, 'me', TERMS)).map((bot) => [bot.hasPremium, bot.premiumEndedAt])
    expect(await noted()).toEqual([[false, null]])
    await notePremiumEnd(at.db, [BOT], NOW)
    await notePremiumEnd(at.db, [BOT], NOW + 5)
    expect(await noted()).toEqual([[false, NOW]])
    await grantPremium(at.db, OWNER, null, NOW)
    await notePremiumEnd(at.db, [BOT], null)
    expect(await noted()).toEqual([[true, null]])
  })

  test('that returns starts the owner’s paused bots, unless another action was requested', async () => {
    const bots: [string, string, 'start' | 'stop'][] = [
      [BOT, OWNER, 'start'],
      [OTHER_BOT, '43', 'start'],
      ['3', OWNER, 'stop'],
    ]
    for (const [botId, ownerId] of bots) await setUpBot(at.db, setup({ botId, ownerId }), NOW)
    await at.db.updateTable('whitelabel_bots').set({ status: 'paused', action: null }).execute()
    await requestAction(at.db, { guildId: '0', actor: SCRIPT, botId: '3', action: 'stop' }, NOW)
    expect(await startPausedBots(at.db, TERMS)).toBe(0)
    await grantPremium(at.db, OWNER, null, NOW)
    expect(await startPausedBots(at.db, TERMS)).toBe(1)
    const actions = (await listBots(at.db)).map((bot) => [bot.botId, bot.action])
    expect(actions).toEqual([
      ['3', 'stop'],
      [BOT, 'start'],
      [OTHER_BOT, null],
    ])
  })
})
