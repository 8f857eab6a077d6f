import { expect, test } from 'bun:test'
import { shardOf } from '../../../shared/discord/shard.ts'
import { judgeShardCount, shardsInCommon } from '../../../shared/discord/shard-change.ts'

/** Guild ids that differ in the part from which Discord derives the shard. */
const GUILDS = Array.from({ length: 240 }, (_, nth) => String(BigInt(nth) << 22n))

test.each([
  [4, 8],
  [8, 4],
  [4, 6],
  [4, 5],
  [1, 3],
  [3, 1],
  [64, 96],
])('the shards of %p that have guilds in common with a shard of %p are those that share a guild', (from, to) => {
  const found = new Map<number, Set<number>>()
  for (const guild of GUILDS) {
    const shard = shardOf(guild, to)
    found.set(shard, (found.get(shard) ?? new Set()).add(shardOf(guild, from)))
  }
  for (const [shard, old] of found) expect(shardsInCommon(shard, to, from)).toEqual([...old].sort((a, b) => a - b))
})

const FACTS = { wanted: 8, recommended: 4, fullest: 1_000, identifies: 100, opened: 0, pinned: [] }

test('a number of shards is refused where a shard would be full, identifies are missing, or a process has another number', () => {
  expect(judgeShardCount(FACTS)).toEqual([])
  expect(judgeShardCount({ ...FACTS, recommended: 21 })).toEqual([{ reason: 'too-few', least: 9 }])
  expect(judgeShardCount({ ...FACTS, recommended: 20 })).toEqual([])
  expect(judgeShardCount({ ...FACTS, fullest: 2_500 })).toEqual([{ reason: 'too-full', guilds: 2_500 }])
  expect(judgeShardCount({ ...FACTS, fullest: 2_499 })).toEqual([])
  expect(judgeShardCount({ ...FACTS, identifies: 17 })).toEqual([
    { reason: 'too-few-identifies', needed: 18, left: 17 },
  ])
  expect(judgeShardCount({ ...FACTS, identifies: 17, opened: 1 })).toEqual([])
  const pinned = [{ processId: 'first', shardCount: 4 }]
  expect(judgeShardCount({ ...FACTS, pinned })).toEqual([{ reason: 'pinned', processId: 'first', shardCount: 4 }])
})
