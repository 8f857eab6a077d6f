import { expect, test } from 'bun:test'
import { addGuildBots } from '../../shared/database/bots/guild-bots.ts'
import {
  guildsInVoice,
  knownVoiceGuilds,
  lockVoiceGuilds,
  saveVoiceGuilds,
} from '../../shared/database/voice/guilds.ts'
import { loadStays, purgeStays, type StoredStay, saveStays } from '../../shared/database/voice/stays.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { beginStay } from '../../shared/levelling/voice-stay.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect } from './dialects.ts'

const stay = (userId: string, channelId: string | null, changes: Partial<StoredStay> = {}): StoredStay => ({
  ...beginStay({ userId, channelId, flags: 5, roles: '1,18446744073709551615' }, NOW, null),
  guildId: GUILD,
  ...changes,
})

overEachDialect('voice', (at) => {
  test('stays are read as they were written, by member and by channel', async () => {
    const counted = { countsSince: NOW + 1, nextMinute: 4, pendingFrom: 2, pendingMinutes: 2, pendingXp: 30, dayXp: 45 }
    const [talks, listens, left] = [stay('7', '900', counted), stay('8', '901'), stay('9', null)]
    await saveStays(at.db, [listens, talks, left, stay('7', '900', { guildId: OTHER_GUILD })])
    const load = (userIds: string[], channelIds: string[] | 'all') =>
      loadStays(at.db, [{ guildId: GUILD, userIds, channelIds }])
    expect(await load(['7'], [])).toEqual([talks])
    expect(await load(['9'], ['901'])).toEqual([listens, left])
    expect(await load([], 'all')).toEqual([talks, listens])
    expect(await load([], [])).toEqual([])
    await saveStays(at.db, [{ ...talks, channelId: null, roles: '' }])
    expect(await load(['7'], [])).toEqual([{ ...talks, channelId: null, roles: '' }])
  })

  test('a guild gets a row when it is locked for the first time, and is found while members are in voice', async () => {
    const first = await lockVoiceGuilds(at.db, [OTHER_GUILD, GUILD])
    expect(first.get(GUILD)).toEqual({ guildId: GUILD, seenUntil: 0, seenBotId: '0', afkChannelId: null, members: 0 })
    const seen = { guildId: GUILD, seenUntil: NOW, seenBotId: '5', afkChannelId: '905', members: 3 }
    await saveVoiceGuilds(at.db, [seen])
    expect((await lockVoiceGuilds(at.db, [GUILD])).get(GUILD)).toEqual(seen)
    expect(await knownVoiceGuilds(at.db, [GUILD, OTHER_GUILD])).toEqual(new Set([GUILD]))
    await addGuildBots(at.db, [
      { guildId: GUILD, botId: '5' },
      { guildId: OTHER_GUILD, botId: '5' },
    ])
    expect(await guildsInVoice(at.db, ['5', '6'])).toEqual([{ guildId: GUILD, botId: '5' }])
  })

  test('stays of members who left more than a day ago are deleted, and all others are kept', async () => {
    const old = NOW - 2 * DAY_MS
    await saveStays(at.db, [stay('7', '900', { changedAt: old }), stay('8', null, { changedAt: old }), stay('9', null)])
    expect(await purgeStays(at.db, NOW - DAY_MS, 10)).toBe(false)
    const rows = await at.db.selectFrom('voice_sessions').select('user_id').orderBy('user_id').execute()
    expect(rows.map((row) => row.user_id)).toEqual(['7', '9'])
  })
})
