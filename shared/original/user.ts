import type { Snowflake } from '../discord/snowflake.ts'
import type { SourceRow } from './schema.ts'
import { flagOf, idOf, textOf } from './values.ts'

/** A user of the original. */
export interface OriginalUser {
  id: Snowflake
  username: string
  globalName: string | null
  discriminator: string
  avatar: string | null
  hasPremium: boolean
  premiumSource: string | null
}

export type ReadUser = { ok: true; user: OriginalUser } | { ok: false; why: 'bad-id' | 'unknown-premium' }

const [LONGEST_NAME, LONGEST_DISCRIMINATOR] = [80, 4]

/** The column of an early release says `premium` by the source alone. */
function premiumOf(row: SourceRow<'users'>): boolean | null {
  if (textOf(row.premiumStatus) === null && typeof row.premiumStatus !== 'object')
    return textOf(row.premiumSource) !== null
  return row.premiumStatus === null ? false : flagOf(row.premiumStatus)
}

/** Reads a user. */
export function readUser(row: SourceRow<'users'>): ReadUser {
  const id = idOf(row.id)
  if (id === null) return { ok: false, why: 'bad-id' }
  const hasPremium = premiumOf(row)
  if (hasPremium === null) return { ok: false, why: 'unknown-premium' }
  const discriminator = textOf(row.discriminator) ?? '0'
  return {
    ok: true,
    user: {
      id,
      username: (textOf(row.username) ?? id).slice(0, LONGEST_NAME),
      globalName: textOf(row.globalName)?.slice(0, LONGEST_NAME) ?? null,
      discriminator: discriminator.length > LONGEST_DISCRIMINATOR ? '0' : discriminator,
      avatar: textOf(row.avatar)?.slice(0, LONGEST_NAME) ?? null,
      hasPremium,
      premiumSource: hasPremium ? (textOf(row.premiumSource)?.slice(0, LONGEST_NAME) ?? null) : null,
    },
  }
}
