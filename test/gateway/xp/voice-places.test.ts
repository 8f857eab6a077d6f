import { expect, test } from 'bun:test'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { VoicePlaces } from '../../../gateway/xp/voice/voice-places.ts'
import { voiceRulesOf } from '../../../gateway/xp/voice/voice-rules.ts'
import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { DEFAULT_SETTINGS } from '../../../shared/database/guilds/settings.ts'
import { NO_BOOSTS } from '../../../shared/levelling/boost.ts'
import { NO_MULTIPLIERS } from '../../../shared/levelling/earning-factor.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'

const NONE: ReadonlySet<string> = new Set()
const [GUILD, CATEGORY, LOUNGE] = ['5', '70', '71']
const rules: GuildRules = {
  settings: {
    ...DEFAULT_SETTINGS,
    id: GUILD,
    name: 'Castle',
    locale: 'en-US',
    updatedAt: 0,
    active: 1,
    curveChangedAt: 0,
    xpRangesFrom: null,
  },
  curve: readCurve(null),
  ...{ ignoredChannelIds: NONE, ignoredRoleIds: NONE, earningChannelIds: NONE },
  ...{ multipliers: NO_MULTIPLIERS, boosts: NO_BOOSTS, levelRoles: [], webhookEvents: 0, hasLinks: false },
}

/** Judges minutes in the lounge before its category is known and afterwards, and notes the channels that were asked for. */
function judged(some: Partial<GuildRules>) {
  const [tree, asked] = [new ChannelTree(), [] as string[]]
  const voice = voiceRulesOf({ ...rules, ...some }, tree, (id) => asked.push(id))
  const before = voice.channelRefusal(LOUNGE)
  tree.begin(GUILD, [
    { id: CATEGORY, parentId: null, isThread: false },
    { id: LOUNGE, parentId: CATEGORY, isThread: false },
  ])
  return { before, asked, later: voice.channelRefusal(LOUNGE) }
}

test.each([
  ['an ignored category', { ignoredChannelIds: new Set([CATEGORY]) }, 'ignored-channel'],
  ['a listed category', { earningChannelIds: new Set([CATEGORY]) }, null],
  ['another listed channel', { earningChannelIds: new Set(['72']) }, 'ignored-channel'],
] as const)('with %s, minutes do not count until the category of the channel is known', (_, some, later) => {
  expect(judged(some)).toEqual({ before: 'unknown-channel', asked: [LOUNGE], later })
})

test('without rules about channels, minutes count although the category is unknown', () => {
  expect(judged({})).toEqual({ before: null, asked: [], later: null })
})

test('Discord is asked once at a time for each server, again after a failure, and its answer is queued to be stored', async () => {
  const [added, answers]: [Entry[], (() => void)[]] = [[], []]
  let asked = 0
  const places = new VoicePlaces({
    lookup: {
      learn(_guildId, _channelId, note) {
        if (++asked === 1) return Promise.reject(new Error('Discord is away'))
        note({ kind: 'all', places: [] })
        return new Promise((resolve) => answers.push(() => resolve(true)))
      },
    },
    log: createLog({ level: 'fatal', secrets: [], write: () => {} }),
  })
  places.start((entry) => added.push(entry))
  places.ask(GUILD, LOUNGE, null)
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  for (const channelId of [LOUNGE, '72']) places.ask(GUILD, channelId, null)
  expect(asked).toBe(2)
  expect(added).toEqual([{ kind: 'channels', guildId: GUILD, change: { kind: 'all', places: [] }, origin: null }])
})
