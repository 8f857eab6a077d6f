import type { NewUser } from '../../../shared/database/members/users.ts'
import { type Snowflake, writeSnowflake } from '../../../shared/discord/snowflake.ts'
import { WordTable } from './word-table.ts'

/** Guild and user, two words each. */
const KEY_WORDS = 4
/** A time, two words, and the fingerprint of the name. */
const VALUE_WORDS = 3
const NAME = 2
const TWO_32 = 2 ** 32
/** A bit in the upper word of a time: the last award is not known. No time is large enough to set this bit. */
const UNKNOWN = 0x8000_0000
const NOTHING = Uint32Array.of(UNKNOWN, 0, 0)

/**
 * The last award and the name of each member that this process remembers. It saves queries and never decides alone: the
 * ledger judges each message again by the member's locked row.
 *
 * A member is in one of two states, each with one time:
 * - the last award is known, from the row, or because a message was let through that should earn;
 * - the last award is not known, and the time is that of the newest message that was let through, 0 for none.
 * So while a message waits for its commit, the row's older award does not replace the time of that message.
 *
 * Bounded in two generations: new members go into the young one; when that is full it becomes the old one, and the
 * previous old one is forgotten. So between half of `maxMembers` and all of them are remembered, the latest for
 * certain, at 37 to 75 bytes each (measured: `gateway.rss_per_million_members_mb`).
 */
export class Cooldowns {
  private young = new WordTable(KEY_WORDS, VALUE_WORDS)
  private old = new WordTable(KEY_WORDS, VALUE_WORDS)
  /** The words of the last two ids, and where they were found: the same member is looked up several times in a row. */
  private readonly key = new Uint32Array(KEY_WORDS)
  private guildId: Snowflake = ''
  private userId: Snowflake = ''
  private table: WordTable | null = null
  private at = 0

  constructor(private readonly maxMembers: number) {}

  /** The member's last award, in milliseconds since 1970; 0 if the member never earned, null if it is not known. */
  last(guildId: Snowflake, userId: Snowflake): number | null {
    const table = this.tableOf(guildId, userId)
    return table === null || isUnknown(table.words, this.at) ? null : readTime(table.words, this.at)
  }

  /** Remembers a time as the member's last award. @param time milliseconds since 1970 */
  note(guildId: Snowflake, userId: Snowflake, time: number): void {
    writeTime(time, this.renew(guildId, userId).words, this.at)
  }

  /** Remembers the time of a message that was let through, and that only the member's row can judge. */
  noteWaiting(guildId: Snowflake, userId: Snowflake, time: number): void {
    const { words } = this.renew(guildId, userId)
    writeTime(Math.max(time, readTime(words, this.at)), words, this.at)
    words[this.at] = (words[this.at] ?? 0) | UNKNOWN
  }

  /**
   * Sets the last award after a commit of the member's messages. If a newer message that may earn waits for its commit,
   * nothing changes. A newer message within the cooldown earns nothing, so it does not keep the award from being set.
   * @param upTo the time of the newest committed message @param lastXpAt the last award in the member's row; 0 for none
   * @param cooldownMs the guild's cooldown; 0 if it is not known
   */
  settle(guildId: Snowflake, userId: Snowflake, upTo: number, lastXpAt: number, cooldownMs: number): void {
    const { words } = this.renew(guildId, userId)
    const newest = readTime(words, this.at)
    if (newest <= upTo || newest - lastXpAt < cooldownMs) writeTime(lastXpAt, words, this.at)
  }

  /** Forgets the time of a message that earned nothing. If a newer one waits, nothing changes. @param time of the message */
  forget(guildId: Snowflake, userId: Snowflake, time: number): void {
    const table = this.tableOf(guildId, userId)
    if (table !== null && readTime(table.words, this.at) <= time) table.words.set(NO_TIME, this.at)
  }

  /** Whether this name was committed. By chance two names look the same once in 2^32 renamings. */
  knowsName(guildId: Snowflake, user: NewUser): boolean {
    return this.tableOf(guildId, user.id)?.words[this.at + NAME] === fingerprint(user)
  }

  /** Remembers the stored name of a member. */
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

  /** The table with the member, and in `this.at` where its value begins; null if the member is not remembered. */
  private tableOf(guildId: Snowflake, userId: Snowflake): WordTable | null {
    // No other member was added or removed since, so this one is where it was found.
    if (guildId === this.guildId && userId === this.userId) return this.table
    if (guildId !== this.guildId) writeSnowflake(guildId, this.key, 0)
    if (userId !== this.userId) writeSnowflake(userId, this.key, 2)
    this.guildId = guildId
    this.userId = userId
    this.at = this.young.find(this.key)
    if (this.at >= 0) {
      this.table = this.young
      return this.table
    }
    this.at = this.old.find(this.key)
    this.table = this.at >= 0 ? this.old : null
    return this.table
  }

  /** Puts the member into the young table, and sets `this.at` to where its value begins. */
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
    this.table = this.young
    return this.table
  }
}

const NO_TIME = NOTHING.subarray(0, NAME)

const isUnknown = (words: Uint32Array, at: number): boolean => (words[at] ?? 0) >= UNKNOWN

/** Reads the time at `at`, in either state. */
const readTime = (words: Uint32Array, at: number): number =>
  ((words[at] ?? 0) % UNKNOWN) * TWO_32 + (words[at + 1] ?? 0)

/** Writes the time of an award. @param time a whole number below 2^53 */
function writeTime(time: number, words: Uint32Array, at: number): void {
  words[at] = Math.floor(time / TWO_32)
  words[at + 1] = time >>> 0
}

/** A hash of everything that `users` stores about a person; never 0, which means no name. */
const fingerprint = ({ username, globalName, discriminator, avatar }: NewUser): number =>
  Bun.hash.xxHash32(`${username}\0${globalName}\0${discriminator}\0${avatar}`) || 1
