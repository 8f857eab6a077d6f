import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Place } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import type { NearestPlace } from './places.ts'
import { COLUMNS, head, joined, type PlacedRow, tail } from './ranked-members.ts'

interface DeepRead extends Readonly<Record<string, string | number>> {
  guildId: Snowflake
  skipped: number
}

const prepareDeep = <Values extends DeepRead>(members: (db: Queries, values: Values) => ReturnType<typeof head>) =>
  prepare((db: Queries, values: Values) =>
    joined(db, values.guildId, members(db, values).offset(values.skipped)).select([
      ...(['on_page.user_id as userId', 'on_page.xp'] as const),
      ...COLUMNS,
    ]),
  )

const preparedFromTop = prepareDeep((db, { guildId }) => head(db, guildId))
const preparedFromXp = prepareDeep((db, { guildId, xp }: DeepRead & { xp: number }) =>
  head(db, guildId).where(sql<boolean>`xp <= ${xp}`),
)
const preparedFromMember = prepareDeep((db, { guildId, xp, userId }: DeepRead & Place) =>
  head(db, guildId).where(sql<boolean>`(xp < ${xp} or (xp = ${xp} and user_id >= ${userId}))`),
)
const preparedUpwards = prepareDeep((db, { guildId, length }: DeepRead & { length: number }) =>
  tail(db, guildId).limit(length),
)

/**
 * Reads the members of a deep page, in any order.
 * @param length how many are read upwards, from the end; downwards it is a page, and the first member of the next
 */
export function readFrom(db: Queries, guildId: Snowflake, nearest: NearestPlace, length: number): Promise<PlacedRow[]> {
  const { from, place, skipped } = nearest
  if (from === 'below') return preparedUpwards(db, { guildId, skipped, length })
  if (place === null) return preparedFromTop(db, { guildId, skipped })
  if (place.userId === '0') return preparedFromXp(db, { guildId, skipped, xp: place.xp })
  return preparedFromMember(db, { guildId, skipped, ...place })
}
