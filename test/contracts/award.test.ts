import { expect, test } from 'bun:test'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { openEntryText } from '../../shared/database/ledger/open-entry.ts'
import { MAX_XP } from '../../shared/levelling/curve.ts'
import { type AwardRequest, ENTRIES_KEPT_MS } from '../../shared/levelling/xp-ledger.ts'
import { GUILD, NOW, OTHER_GUILD, overTcp, seedMembers, TWINS } from './dialects.ts'

const [ONE, TWO] = TWINS

const request = (amount: number, more: Partial<AwardRequest> = {}): AwardRequest => ({
  ...{ guildId: GUILD, userId: ONE, amount, source: 'voice', key: '1', at: NOW },
  ...more,
})

overTcp('an award', (at) => {
  const give = async (...requests: AwardRequest[]) => {
    const rules = await loadGuildRules(at.db, [GUILD, OTHER_GUILD])
    return at.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => award(trx, requests, (guildId) => rules.get(guildId), NOW))
  }
  const members = () =>
    at.db
      .selectFrom('guild_users')
      .select(['user_id', 'xp', 'level', 'ledger_xp', 'ledger_rows', 'open_entry'])
      .orderBy('user_id')
      .execute()
  const entries = () => at.db.selectFrom('xp_ledger').selectAll().orderBy('user_id').orderBy('entry_key').execute()
  const jobs = () => at.db.selectFrom('jobs').select(['kind', 'user_id', 'payload']).orderBy('id').execute()
  const levels = () =>
    at.db.selectFrom('guild_levels').select(['level', 'members']).where('members', '!=', 0).orderBy('level').execute()

  test('adds XP, sets the level, and writes a row of the ledger with what was added', async () => {
    await seedMembers(at.db, GUILD, [[ONE, 90]])
    const more = { actorId: '9', reason: 'for a talk', key: 'Slot' }
    expect(await give(request(20, more))).toEqual([
      { outcome: 'awarded', before: { xp: 90, level: 0 }, after: { xp: 110, level: 1 } },
    ])
    expect(await members()).toEqual([
      { user_id: ONE, xp: 110, level: 1, ledger_xp: 20, ledger_rows: 1, open_entry: null },
    ])
    expect(await entries()).toEqual([
      {
        ...{ guild_id: GUILD, user_id: ONE, source: 'voice', entry_key: 'Slot', amount: 20, at: NOW },
        ...{ actor_id: '9', reason: 'for a talk', reverses: null },
      },
    ])
    expect(await levels()).toEqual([{ level: 1, members: 1 }])
  })

  test('does not change the columns of messages', async () => {
    await seedMembers(at.db, GUILD, [[ONE, 90]])
    await give(request(20))
    const columns = ['message_count', 'last_xp_at'] as const
    expect(await at.db.selectFrom('guild_users').select(columns).execute()).toEqual([
      { message_count: 3, last_xp_at: NOW },
    ])
  })

  test('happens once for each member, source and key', async () => {
    await seedMembers(at.db, GUILD, [])
    await give(request(5))
    const again = await give(
      request(7),
      request(7, { source: 'admin' }),
      request(7, { key: '2' }),
      request(7, { userId: TWO }),
      request(7, { key: '2' }),
    )
    expect(again.map(({ outcome }) => outcome)).toEqual(['already', 'awarded', 'awarded', 'awarded', 'already'])
    expect(again[0]).toMatchObject({ before: { xp: 5 }, after: { xp: 5 } })
    expect(await members()).toMatchObject([
      { user_id: ONE, xp: 19, ledger_xp: 19, ledger_rows: 3 },
      { user_id: TWO, xp: 7, ledger_xp: 7, ledger_rows: 1 },
    ])
  })

  test('tells keys apart that differ only in case', async () => {
    await seedMembers(at.db, GUILD, [])
    await give(request(5, { key: 'a' }))
    expect(await give(request(5, { key: 'A' }))).toMatchObject([{ outcome: 'awarded' }])
  })

  test('ends at 0 and at the largest total, and the row keeps what was really added', async () => {
    await seedMembers(at.db, GUILD, [
      [ONE, 30],
      [TWO, MAX_XP - 1],
    ])
    expect(await give(request(-50), request(5, { userId: TWO }))).toMatchObject([
      { outcome: 'capped', after: { xp: 0, level: 0 } },
      { outcome: 'capped', after: { xp: MAX_XP, level: 1000 } },
    ])
    expect((await entries()).map(({ amount }) => amount)).toEqual([-30, 1])
    expect(await members()).toMatchObject([{ ledger_xp: -30 }, { ledger_xp: 1 }])
    expect(await levels()).toEqual([{ level: 1000, members: 1 }])
  })

  test('has a result for each request, also for a request that adds nothing', async () => {
    await seedMembers(at.db, GUILD, [])
    const results = await give(
      request(5, { refused: 'left' }),
      request(5, { refused: 'opted-out' }),
      request(5, { refused: 'ignored' }),
      request(5, { guildId: OTHER_GUILD }),
      request(5, { at: NOW - ENTRIES_KEPT_MS - 1 }),
      request(5, { key: '2', at: NOW - ENTRIES_KEPT_MS }),
    )
    const outcomes = ['left', 'opted-out', 'ignored', 'ignored', 'too-old', 'awarded']
    expect(results.map(({ outcome }): string => outcome)).toEqual(outcomes)
    expect(await members()).toMatchObject([{ user_id: ONE, xp: 5 }])
  })

  test('changes the roles of the level and announces the highest level once', async () => {
    await seedMembers(at.db, GUILD, [[TWO, 300]])
    await at.db.insertInto('level_roles').values({ guild_id: GUILD, level: 1, role_id: '5' }).execute()
    const announced = { announces: true, channelId: '77' }
    await give(
      request(120, announced),
      request(200, { ...announced, key: '2', channelId: '78' }),
      request(1, { ...announced, key: '3', channelId: '79' }),
      request(-250, { ...announced, userId: TWO }),
    )
    expect(await jobs()).toEqual([
      { kind: 'roles', user_id: ONE, payload: '{}' },
      { kind: 'level-reached', user_id: ONE, payload: JSON.stringify({ level: 2, channelId: '78', previous: 0 }) },
      { kind: 'roles', user_id: TWO, payload: '{}' },
    ])
  })

  test('is announced only where the request asks for it and the guild announces level-ups', async () => {
    await seedMembers(at.db, GUILD, [])
    await give(request(120))
    await at.db.updateTable('guilds').set({ notification_type: 'disable' }).execute()
    await give(request(200, { key: '2', announces: true }))
    expect(await jobs()).toEqual([])
  })

  test('counts members per range of XP in a guild that has these counts', async () => {
    await seedMembers(at.db, GUILD, [[ONE, 100]])
    await at.db.updateTable('guilds').set({ xp_ranges_from: 1 }).execute()
    await give(request(100))
    const ranges = await at.db.selectFrom('guild_xp_ranges').select(['level', 'part', 'members']).execute()
    expect(ranges).toEqual([
      { level: 1, part: 0, members: -1 },
      { level: 1, part: 10, members: 1 },
    ])
  })

  test('finishes a change of the edge first', async () => {
    await seedMembers(at.db, GUILD, [])
    const named = { guildId: GUILD, userId: ONE, source: 'admin', key: '1', at: NOW } as const
    const entry = { ...named, amount: 110, actorId: null, reason: null, reverses: null }
    const from = { xp: 0, level: 0 }
    const open = openEntryText({ entry, from, to: { xp: 110, level: 1 }, countsRanges: false })
    await at.db
      .insertInto('guild_users')
      .values({ guild_id: GUILD, user_id: ONE, xp: 110, level: 1, ledger_xp: 110, ledger_rows: 1, open_entry: open })
      .execute()
    expect(await give(request(7, { source: 'admin' }), request(5))).toMatchObject([
      { outcome: 'already' },
      { outcome: 'awarded', after: { xp: 115 } },
    ])
    expect(await members()).toMatchObject([{ xp: 115, ledger_xp: 115, ledger_rows: 2, open_entry: null }])
    expect((await entries()).map(({ source, amount }) => [source, amount])).toEqual([
      ['admin', 110],
      ['voice', 5],
    ])
    expect(await levels()).toEqual([{ level: 1, members: 1 }])
  })

  test('is counted once for its key, also among many at the same time', async () => {
    await seedMembers(at.db, GUILD, [])
    const both = (key: string) => [request(10, { key }), request(10, { key, userId: TWO })]
    await Promise.all(Array.from({ length: 8 }, (_, nth) => give(...both(String(nth % 6)))))
    expect(await members()).toMatchObject([
      { xp: 60, level: 0, ledger_rows: 6 },
      { xp: 60, level: 0, ledger_rows: 6 },
    ])
  })

  test('without requests has no results', async () => {
    expect(await award(at.db, [], () => undefined, NOW)).toEqual([])
  })

  test('is refused where no row can hold it', async () => {
    await seedMembers(at.db, GUILD, [])
    for (const wrong of [{ amount: 1.5 }, { key: '' }, { key: 'ä' }, { key: 'k'.repeat(65) }, { at: Number.NaN }])
      await expect(give(request(1, wrong))).rejects.toThrow(RangeError)
  })
})
