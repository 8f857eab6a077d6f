import type { NewUser } from '../../../shared/database/members/users.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { readNumber, writeNumber, writeSnowflake } from './snowflake-words.ts'
import { WordTable } from './word-table.ts'

/** Guild and user, two words each. */
const KEY_WORDS = 4
/** Time of the last award, two words, and the fingerprint of the name. */
const VALUE_WORDS = 3
const NAME = 2
/** The upper word of a time that is not known; no real time reaches it. */
const UNKNOWN = 0xffff_ffff
const NOTHING = Uint32Array.of(UNKNOWN, 0, 0)

/**
 * When members last earned, and under which name, as far as this process remembers. A hint that spares the database a
 * question, never the truth: a forgotten member costs one look at the row.
 *
 * Bounded in two generations: what is noted goes into the young one; when that is full it becomes the old one, and what
 * was old is forgotten. So between half of `maxMembers` and all of them are remembered, the latest for certain, at 37 to
 * 75 bytes each (measured: `gateway.rss_per_million_members_mb`).
 */
export class Cooldowns {
  private young = new WordTable(KEY_WORDS, VALUE_WORDS)
  private old = new WordTable(KEY_WORDS, VALUE_WORDS)
  private readonly key = new Uint32Array(KEY_WORDS)
  private at = 0

  constructor(private readonly maxMembers: number) {}

  /** Milliseconds since 1970, 0 where the member never earned, or null where nothing is remembered. */
  last(guildId: Snowflake, userId: Snowflake): number | null {
    const table = this.tableOf(guildId, userId)
    return table === null || table.words[this.at] === UNKNOWN ? null : readNumber(table.words, this.at)
  }

  /** Remembers when a member last earned, in place of what was remembered. @param time milliseconds since 1970 */
  note(guildId: Snowflake, userId: Snowflake, time: number): void {
    const { words } = this.renew(guildId, userId)
    writeNumber(time, words, this.at)
  }

  /** Forgets when a member last earned, since that award was not committed after all. */
  forget(guildId: Snowflake, userId: Snowflake): void {
    const table = this.tableOf(guildId, userId)
    if (table !== null) table.words[this.at] = UNKNOWN
  }

  /** Whether this very name was committed. Two names of a member are taken for one once in 2^32 renamings. */
  knowsName(guildId: Snowflake, user: NewUser): boolean {
    return this.tableOf(guildId, user.id)?.words[this.at + NAME] === fingerprint(user)
  }

  /** Remembers under which name a member is on record. */
  noteName(guildId: Snowflake, user: NewUser): void {
    const { words } = this.renew(guildId, user.id)
    words[this.at + NAME] = fingerprint(user)
  }

  get size(): number {
    return this.young.size + this.old.size
  }

  get bytes(): number {
    return this.young.bytes + this.old.bytes
  }

  /** The table that holds the member, whose value begins at `this.at`; null where the member is not remembered. */
  private tableOf(guildId: Snowflake, userId: Snowflake): WordTable | null {
    writeSnowflake(guildId, this.key, 0)
    writeSnowflake(userId, this.key, 2)
    this.at = this.young.find(this.key)
    if (this.at >= 0) return this.young
    this.at = this.old.find(this.key)
    return this.at >= 0 ? this.old : null
  }

  /** The young table, with the member in it, whose value begins at `this.at`. */
  private renew(guildId: Snowflake, userId: Snowflake): WordTable {
    const table = this.tableOf(guildId, userId)
    if (table === this.young) return table
    const value = table?.words.slice(this.at, this.at + VALUE_WORDS) ?? NOTHING
    this.old.remove(this.key)
    if (this.young.size >= this.maxMembers / 2) {
      this.old = this.young
      this.young = new WordTable(KEY_WORDS, VALUE_WORDS)
    }
    this.at = this.young.put(this.key)
    this.young.words.set(value, this.at)
    return this.young
  }
}

/** Of everything that `users` holds of a person by Discord's word; never 0, which is no name. */
const fingerprint = ({ username, globalName, discriminator, avatar }: NewUser): number =>
  Bun.hash.xxHash32(`${username}\0${globalName}\0${discriminator}\0${avatar}`) || 1
