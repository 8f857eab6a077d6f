import { expect, test } from 'bun:test'
import { earnedByChannel, earnedByHour, earnedByMember } from '../../shared/database/members/activity.ts'
import {
  guildAwardsAfter,
  lastMemberAward,
  memberAwards,
  oldestAward,
} from '../../shared/database/members/guild-awards.ts'
import { insertMessageLogs } from '../../shared/database/members/message-logs.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { DAY_MS, dateOf } from '../../shared/levelling/day.ts'
import { lastDays } from '../../shared/levelling/time-zone.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'
import { plansOf } from './explain.ts'

const at = (iso: string): number => Date.parse(iso)
const [ANN, BEN] = TWINS

interface Place {
  guildId: string
  channelId: string
  userId: string
}

overEachDialect('XP by messages', (dialect) => {
  const award = (iso: string, xp: number, { guildId = GUILD, channelId = '1', userId = ANN }: Partial<Place> = {}) =>
    insertMessageLogs(dialect.db, [
      { messageId: snowflakeAt(at(iso)), guildId, userId, channelId, xp, createdAt: at(iso) },
    ])
  const where = (zone: string, count: number, now: string, channelId: string | null = null) => ({
    guildId: GUILD,
    channelId,
    days: lastDays(zone, count, at(now)),
  })
  /** Hours as the zone's clock shows them. */
  const hours = async (...asked: Parameters<typeof where>) => {
    const rows = await earnedByHour(dialect.db, where(...asked))
    return rows
      .sort((a, b) => a.hour - b.hour)
      .map(({ hour, messages, xp }) => [`${dateOf(Math.floor(hour / 24))} ${hour % 24}`, messages, xp])
  }

  test('is summed by hours of the zone’s clock, of one guild', async () => {
    await award('2026-08-01T10:00:00Z', 20)
    await award('2026-08-01T10:59:59.999Z', 15)
    await award('2026-08-01T11:00:00Z', 30)
    await award('2026-08-01T10:30:00Z', 99, { guildId: OTHER_GUILD })
    expect(await hours('UTC', 1, '2026-08-01T12:00:00Z')).toEqual([
      ['2026-08-01 10', 2, 35],
      ['2026-08-01 11', 1, 30],
    ])
    expect(await hours('Asia/Kolkata', 1, '2026-08-01T12:00:00Z')).toEqual([
      ['2026-08-01 15', 1, 20],
      ['2026-08-01 16', 2, 45],
    ])
    expect(await hours('America/Los_Angeles', 1, '2026-08-01T12:00:00Z')).toEqual([
      ['2026-08-01 3', 2, 35],
      ['2026-08-01 4', 1, 30],
    ])
  })

  test('is right while the clock is put forward and back', async () => {
    // 02:00 becomes 03:00.
    await award('2026-03-29T00:30:00Z', 1)
    await award('2026-03-29T01:30:00Z', 2)
    expect(await hours('Europe/Berlin', 1, '2026-03-29T20:00:00Z')).toEqual([
      ['2026-03-29 1', 1, 1],
      ['2026-03-29 3', 1, 2],
    ])
    // 03:00 becomes 02:00: the hour from 2 to 3 comes twice.
    await award('2026-10-24T21:59:59Z', 3)
    await award('2026-10-24T22:00:00Z', 4)
    await award('2026-10-25T00:30:00Z', 5)
    await award('2026-10-25T01:30:00Z', 6)
    await award('2026-10-25T22:59:59Z', 7)
    expect(await hours('Europe/Berlin', 2, '2026-10-25T22:59:59.999Z')).toEqual([
      ['2026-10-24 23', 1, 3],
      ['2026-10-25 0', 1, 4],
      ['2026-10-25 2', 2, 11],
      ['2026-10-25 23', 1, 7],
    ])
  })

  test('is summed by channel and day, the channels with the most messages first', async () => {
    await award('2026-07-31T23:00:00Z', 10, { channelId: '7' })
    await award('2026-08-01T09:00:00Z', 20, { channelId: TWINS[1] })
    await award('2026-08-01T10:00:00Z', 15, { channelId: TWINS[1] })
    await award('2026-07-31T10:00:00Z', 30, { channelId: TWINS[1] })
    await award('2026-08-01T10:30:00Z', 99, { channelId: '8', guildId: OTHER_GUILD })
    const day = (iso: string): number => at(iso) / DAY_MS
    const all = await earnedByChannel(dialect.db, where('UTC', 2, '2026-08-01T12:00:00Z'), 10)
    expect(all).toEqual([
      { channelId: TWINS[1], day: day('2026-07-31'), messages: 1, xp: 30, total: 3 },
      { channelId: TWINS[1], day: day('2026-08-01'), messages: 2, xp: 35, total: 3 },
      { channelId: '7', day: day('2026-07-31'), messages: 1, xp: 10, total: 1 },
    ])
    expect(await earnedByChannel(dialect.db, where('UTC', 2, '2026-08-01T12:00:00Z'), 2)).toEqual(all.slice(0, 2))
    expect(await earnedByChannel(dialect.db, where('UTC', 2, '2026-08-01T12:00:00Z', '7'), 9)).toEqual(all.slice(2))
    expect(await hours('UTC', 2, '2026-08-01T12:00:00Z', '7')).toEqual([['2026-07-31 23', 1, 10]])
  })

  test('is summed by day for one member', async () => {
    await award('2026-08-01T09:00:00Z', 20)
    await award('2026-08-01T10:00:00Z', 15)
    await award('2026-08-01T11:00:00Z', 15, { userId: BEN })
    const { days } = where('UTC', 2, '2026-08-01T12:00:00Z')
    const member = { guildId: GUILD, userId: ANN }
    expect(await earnedByMember(dialect.db, member, days)).toEqual([{ day: days.last, messages: 2, xp: 35 }])
    expect(await earnedByMember(dialect.db, { ...member, userId: '5' }, days)).toEqual([])
  })

  test('has an oldest message that is kept', async () => {
    expect(await oldestAward(dialect.db, GUILD)).toBeNull()
    await award('2026-08-01T10:00:00Z', 15)
    await award('2026-08-01T09:00:00Z', 20)
    await award('2026-08-01T08:00:00Z', 20, { guildId: OTHER_GUILD })
    expect(await oldestAward(dialect.db, GUILD)).toBe(snowflakeAt(at('2026-08-01T09:00:00Z')))
  })

  test('is listed for one member, the newest first, back to a time', async () => {
    await award('2026-08-01T09:00:00Z', 20)
    await award('2026-08-01T10:00:00Z', 15, { channelId: '2' })
    await award('2026-08-01T11:00:00Z', 15, { userId: BEN })
    const member = { guildId: GUILD, userId: ANN }
    const [older, newer] = ['2026-08-01T09:00:00Z', '2026-08-01T10:00:00Z'].map((iso) => snowflakeAt(at(iso)))
    const since = (iso: string, most = 5) => memberAwards(dialect.db, member, at(iso), most)
    expect(await since('2026-08-01T00:00:00Z')).toEqual([
      { messageId: newer ?? '', channelId: '2', xp: 15 },
      { messageId: older ?? '', channelId: '1', xp: 20 },
    ])
    expect(await since('2026-08-01T00:00:00Z', 1)).toHaveLength(1)
    expect(await since('2026-08-01T09:30:00Z')).toHaveLength(1)
  })

  test('has a last message of each member, which is found by its time', async () => {
    await award('2026-08-01T09:00:00Z', 20)
    await award('2026-08-01T10:00:00Z', 15)
    await award('2026-08-01T10:00:01Z', 16, { userId: BEN })
    await seedMembers(dialect.db, GUILD, [[ANN, 35]])
    const member = { guildId: GUILD, userId: ANN }
    const earnedAt = (time: number) => dialect.db.updateTable('guild_users').set({ last_xp_at: time }).execute()
    await earnedAt(at('2026-08-01T10:00:00Z'))
    const messageId = snowflakeAt(at('2026-08-01T10:00:00Z'))
    expect(await lastMemberAward(dialect.db, member)).toEqual({ messageId, channelId: '1', xp: 15 })
    const plans = await plansOf(dialect.tcp, (db) => lastMemberAward(db, member))
    expect(plans[0]?.map(({ table, key }) => [table, key])).toEqual([
      ['member', 'PRIMARY'],
      ['log', 'message_logs_guild'],
    ])
    await earnedAt(at('2026-08-01T10:00:00Z') + 1)
    expect(await lastMemberAward(dialect.db, member)).toBeNull()
    expect(await lastMemberAward(dialect.db, { ...member, userId: BEN })).toBeNull()
  })

  test('is listed for a guild after a message, oldest first, with each author', async () => {
    await seedMembers(dialect.db, GUILD, [[ANN, 135]])
    const ann = { id: ANN, username: 'ann', globalName: 'Ann', discriminator: '0', avatar: null }
    await saveUsers(dialect.db, [ann], NOW)
    await award('2026-08-01T09:00:00Z', 20)
    await award('2026-08-01T10:00:00Z', 15)
    await award('2026-08-01T11:00:00Z', 30, { userId: BEN })
    await award('2026-08-01T10:30:00Z', 30, { guildId: OTHER_GUILD })
    const after = (iso: string, most = 5) => guildAwardsAfter(dialect.db, GUILD, snowflakeAt(at(iso)), most)
    expect(await after('2026-08-01T09:00:00Z')).toEqual([
      {
        messageId: snowflakeAt(at('2026-08-01T10:00:00Z')),
        userId: ANN,
        user: ann,
        channelId: '1',
        xp: 15,
        announcement: 'reply',
        curve: DEFAULT_CURVE,
      },
      {
        messageId: snowflakeAt(at('2026-08-01T11:00:00Z')),
        userId: BEN,
        user: null,
        channelId: '1',
        xp: 30,
        announcement: 'reply',
        curve: DEFAULT_CURVE,
      },
    ])
    expect((await after('2026-08-01T00:00:00Z', 2)).map(({ xp }) => xp)).toEqual([15, 30])
    expect(await after('2026-08-01T11:00:00Z')).toEqual([])
  })
})
