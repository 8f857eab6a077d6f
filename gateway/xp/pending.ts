import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { memberKeyText } from '../../shared/levelling/member-key.ts'
import type { Entry } from './entry.ts'

/** How many messages of each member are still to be committed. */
export class Pending {
  private readonly counts = new Map<string, number>()

  /** An entry is queued. */
  add(entry: Entry): void {
    if (entry.kind !== 'message') return
    const key = memberKeyText(entry.message.guildId, entry.message.author.id)
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  /** Entries were committed, or given up. */
  remove(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind !== 'message') continue
      const key = memberKeyText(entry.message.guildId, entry.message.author.id)
      const count = this.counts.get(key) ?? 0
      if (count > 1) this.counts.set(key, count - 1)
      else this.counts.delete(key)
    }
  }

  has(guildId: Snowflake, userId: Snowflake): boolean {
    return this.counts.size > 0 && this.counts.has(memberKeyText(guildId, userId))
  }

  get size(): number {
    return this.counts.size
  }
}
