import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { type ActivityQuery, type ActivityReply, activityQuery, activityReply } from '../../../shared/api/activity.ts'
import { type FeedItem, type FeedQuery, type FeedReply, feedQuery, feedReply } from '../../../shared/api/feed.ts'
import {
  type LeaderboardQuery,
  type LeaderboardReply,
  leaderboardQuery,
  leaderboardReply,
} from '../../../shared/api/leaderboard.ts'
import {
  type AwardsQuery,
  type AwardsReply,
  awardsQuery,
  awardsReply,
  type HistoryQuery,
  type HistoryReply,
  historyQuery,
  historyReply,
  type ListedMember,
  type MemberReply,
  type MembersQuery,
  type MembersReply,
  memberReply,
  membersQuery,
  membersReply,
  type XpChangeBody,
  type XpChangeReply,
  xpChangeBody,
  xpChangeReply,
} from '../../../shared/api/members.ts'
import type { Person } from '../../../shared/api/parts.ts'

const person: Person = {
  id: '7',
  name: 'Ann',
  username: 'ann',
  avatarUrl: 'https://cdn.discordapp.com/embed/avatars/0.png',
}
const standing = { person, isHere: true, xp: 130, level: 1, rank: 4, messages: 6 }
const listed: ListedMember = { ...standing, unlisted: 'left' }

const members: MembersReply = { items: [listed], next: null }
const board: LeaderboardReply = { items: [listed], next: 'abc' }

const member: MemberReply = {
  ...standing,
  xpIntoLevel: 30,
  xpOfLevel: 155,
  xpToNext: 125,
  lastEarnedAt: 1_785_542_400_000,
  roles: [{ id: '9', name: 'Regular', color: 0x5865f2, level: 1, state: 'missing', reason: 'It is above my role.' }],
  nextRole: { id: '10', name: null, level: 5, xpToReach: 1_020 },
}

const history: HistoryReply = {
  timeZone: 'Europe/Berlin',
  keptSince: 1_785_542_400_000,
  days: [{ date: '2026-08-01', xp: 30, messages: 2, otherXp: 5, changed: -2, total: 130 }],
  changes: [
    {
      id: '3',
      at: 1_785_542_400_000,
      by: null,
      via: 'script',
      before: { xp: 0, level: 0 },
      after: { xp: 100, level: 1 },
      reason: null,
    },
  ],
}

const awards: AwardsReply = {
  outlook: { earns: 'later', text: 'soon', others: ['voice'], from: 1_785_542_400_000, gain: { least: 15, most: 30 } },
  others: [{ source: 'admin', xp: -20, at: 1_785_542_400_000, actorId: '7', reason: null }],
  items: [{ id: '1', at: 1_785_542_400_000, channelId: '2', xp: 20, url: 'https://discord.com/channels/1/2/1' }],
}

const items: FeedItem[] = [
  { type: 'award', id: '1', at: 1, person, channelId: '2', xp: 20, total: 120, level: 1 },
  { type: 'level', id: '1-level', at: 1, person, channelId: '2', level: 1, announcement: 'reply' },
  {
    type: 'change',
    id: 'c3',
    at: 2,
    by: person,
    via: 'dashboard',
    target: null,
    kind: 'setting.changed',
    text: 'changed',
  },
]
const feed: FeedReply = { items, next: 'abc', hasGap: false }

const activity: ActivityReply = {
  timeZone: 'UTC',
  keptSince: null,
  days: [{ date: '2026-08-01', messages: 2, xp: 40 }],
  channels: [{ channelId: '2', messages: 2, xp: 40, byDay: [{ messages: 2, xp: 40 }] }],
  others: null,
  hours: Array.from({ length: 24 }, () => ({ messages: 0, xp: 0 })),
  week: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
}

const change: XpChangeReply = {
  before: { xp: 0, level: 0 },
  after: { xp: 9, level: 0 },
  rolesFollow: false,
  text: 'given',
}

test.each([
  ['members', membersReply, members],
  ['the leaderboard', leaderboardReply, board],
  ['a member', memberReply, member],
  ['a history', historyReply, history],
  ['awards', awardsReply, awards],
  ['a change of XP', xpChangeReply, change],
  ['the feed', feedReply, feed],
  ['activity', activityReply, activity],
])('an example of %s has the shape of its reply', (_, schema: v.GenericSchema, example) => {
  expect(v.parse(schema, example)).toEqual(example)
})

describe('a request', () => {
  test('has defaults for fields that are left out', () => {
    const members: MembersQuery = {}
    const board: LeaderboardQuery = { cursor: 'abc' }
    const history: HistoryQuery = {}
    const activity: ActivityQuery = { days: '90' }
    const feed: FeedQuery = {}
    const awards: AwardsQuery = { channel: '2' }
    expect(v.parse(membersQuery, members)).toEqual({ limit: 50 })
    expect(v.parse(leaderboardQuery, board)).toEqual({ cursor: 'abc', limit: 50 })
    expect(v.parse(historyQuery, history)).toEqual({ days: 30 })
    expect(v.parse(activityQuery, activity)).toEqual({ days: 90 })
    expect(v.parse(feedQuery, feed)).toEqual({})
    expect(v.parse(awardsQuery, awards)).toEqual({ channel: '2' })
    const body: XpChangeBody = { change: { kind: 'set', unit: 'xp', amount: 0 } }
    expect(v.parse(xpChangeBody, body)).toEqual({ ...body, reason: null })
  })

  test.each(['0', '91', '1.5', '-1', 'x', ''])('is refused for %p days', (days) => {
    expect(v.is(activityQuery, { days })).toBe(false)
  })

  test('changes XP or levels by at least 1, or sets them to 0 or more', () => {
    const isChange = (kind: string, unit: string, amount: number): boolean =>
      v.is(xpChangeBody, { change: { kind, unit, amount }, reason: 'a reason' })
    expect([isChange('give', 'xp', 1), isChange('take', 'levels', 1), isChange('set', 'xp', 0)]).toEqual([
      true,
      true,
      true,
    ])
    expect([isChange('give', 'xp', 0), isChange('take', 'xp', 1.5), isChange('set', 'level', 1)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
