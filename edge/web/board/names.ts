import { guildOfBoardName } from '../../../shared/database/web/board-guild.ts'
import { isSnowflake, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import { remember } from '../../runtime/kept.ts'

/** A guild without a board that the reader may see, or one that no longer has the name in the address. */
type Without = { is: 'missing' } | { is: 'renamed' }

/** Finds guilds by the last part of the address of their boards: an id or a name. */
export interface BoardNames {
  /** The guild of a key that is an id, or a name that was found before; null for others. */
  known(key: string): Snowflake | null
  /**
   * Reads something of the guild that a key names. If the guild no longer has the name, `read` returns `renamed`. Another guild may
   * have the name now, so `read` runs a second time.
   */
  find<Found extends { is: string }>(
    key: string,
    db: EdgeDatabase,
    read: (guildId: Snowflake) => Promise<Found | Without>,
  ): Promise<Exclude<Found, { is: 'renamed' }> | { is: 'missing' }>
}

/** Ids have at least 17 digits. Names of boards begin with a letter. */
const ID = /^\d{17,20}$/
const MOST_NAMES = 1_000

/** Whether a guild has the key in an address. */
export const hasKey = (guild: { id: Snowflake; boardName: string | null }, key: string): boolean =>
  key === guild.id || key.toLowerCase() === guild.boardName?.toLowerCase()

export function createBoardNames(): BoardNames {
  /** Names that were looked up. Each use checks that the guild still has the name. */
  const names = new Map<string, Snowflake>()

  function knownGuild(key: string): Snowflake | null {
    if (ID.test(key)) return isSnowflake(key) ? key : null
    return names.get(key.toLowerCase()) ?? null
  }

  async function guildOf(key: string, db: EdgeDatabase): Promise<Snowflake | null> {
    const known = knownGuild(key)
    if (known !== null || ID.test(key)) return known
    const name = key.toLowerCase()
    const id = await guildOfBoardName(db, name)
    if (id !== null) remember(names, name, id, MOST_NAMES)
    return id
  }

  return {
    known: knownGuild,
    async find(key, db, read) {
      for (const isLast of [false, true]) {
        const id = await guildOf(key, db)
        if (id === null) break
        const found = await read(id)
        // TypeScript does not narrow a type parameter by its `is`.
        if (found.is !== 'renamed') return found as Exclude<typeof found, { is: 'renamed' }>
        names.delete(key.toLowerCase())
        if (isLast) break
      }
      return { is: 'missing' }
    },
  }
}
