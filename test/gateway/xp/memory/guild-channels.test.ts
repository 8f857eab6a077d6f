import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { GuildChannels } from '../../../../gateway/xp/memory/guild-channels.ts'
import { type ChannelPlace, joinChanges } from '../../../../shared/discord/guild-channels.ts'

/** Ids that share their upper or their lower 32 bits, so that each half matters. */
const id = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 40 })).map(([upper, lower]) => {
  return String(BigInt(upper) * 2n ** 32n + BigInt(lower))
})
const place = fc.record({ id, parentId: fc.option(id), isThread: fc.boolean() })
const byId = (places: Iterable<ChannelPlace>): ChannelPlace[] =>
  [...places].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))

test('the channels of a guild are those of a map, through any list, additions, moves and removals', () => {
  const act = fc.oneof(fc.record({ placed: place }), fc.record({ gone: id }))
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), fc.array(act, { maxLength: 100 }), (first, acts) => {
      const [guild, map] = [new GuildChannels(first), new Map(first.map((each) => [each.id, each]))]
      for (const each of acts) {
        if ('placed' in each) {
          guild.apply(joinChanges([{ kind: 'placed', place: each.placed }]))
          map.set(each.placed.id, each.placed)
          continue
        }
        guild.apply(joinChanges([{ kind: 'gone', id: each.gone }]))
        for (const { id: other, parentId, isThread } of [...map.values()]) {
          if (other === each.gone || (isThread && parentId === each.gone)) map.delete(other)
        }
      }
      expect(guild.size).toBe(map.size)
      expect(byId(guild.places())).toEqual(byId(map.values()))
      for (const { id: channelId, parentId } of map.values()) expect(guild.parentOf(channelId)).toBe(parentId)
      expect(guild.parentOf('99')).toBeUndefined()
    }),
    { numRuns: 200 },
  )
})
