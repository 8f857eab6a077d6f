import type { ShardCountRefusal } from '../../shared/discord/shard-change.ts'

/** Why the number of shards cannot be changed now, in one sentence. @param facts `resetAt`: ISO time of the next identifies */
export function refusalText(
  refusal: ShardCountRefusal,
  { wanted, resetAt }: { wanted: number; resetAt: string },
): string {
  switch (refusal.reason) {
    case 'too-few':
      return `${wanted} shards are too few: by Discord's recommendation this bot needs at least ${refusal.least}.`
    case 'too-full':
      return `${wanted} shards are too few: one of them would have ${refusal.guilds} servers, and Discord refuses more than 2,500.`
    case 'too-few-identifies':
      return `The change needs ${refusal.needed} identifies (10 are kept), and ${refusal.left} are left until ${resetAt}.`
    case 'pinned':
      return `${refusal.processId} runs with SHARD_COUNT=${refusal.shardCount}: restart it with SHARD_COUNT=${wanted} or auto first.`
  }
}
