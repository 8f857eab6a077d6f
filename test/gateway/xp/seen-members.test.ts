import { expect, test } from 'bun:test'
import type { Write } from '../../../gateway/bus/entry.ts'
import { seenMembers } from '../../../gateway/xp/seen-members.ts'

const GUILD = '18'
const joins = (id: string, guildId = GUILD): Write => ({
  kind: 'member-joined',
  guildId,
  user: { id, username: `user ${id}`, globalName: null, discriminator: '0', avatar: null },
})
const seen = (hereIds: readonly string[], goneIds: readonly string[], at: number): Write => ({
  ...{ kind: 'members-seen', guildId: GUILD, hereIds, goneIds, at },
})

test('of several events of a batch about a member, the last counts', () => {
  const batch = [seen([], ['1', '2'], 5), joins('1'), joins('2'), seen([], ['2'], 6), seen(['3'], [], 7)]
  expect(seenMembers(batch)).toEqual({
    here: [
      { guildId: GUILD, userId: '3' },
      { guildId: GUILD, userId: '1' },
    ],
    gone: [{ guildId: GUILD, userId: '2', at: 6 }],
  })
})

test('a member who leaves one server stays in another', () => {
  expect(seenMembers([joins('1', '19'), seen([], ['1'], 5)])).toEqual({
    here: [{ guildId: '19', userId: '1' }],
    gone: [{ guildId: GUILD, userId: '1', at: 5 }],
  })
})
