import { type Compilable, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Place } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import type { NearestPlace } from './places.ts'
import { COLUMNS, head, joined, PAGE_SIZE, type PlacedRow, tail } from './ranked-members.ts'

interface DeepRead extends Readonly<Record<string, string | number>> {
  guildId: Snowflake
  skipped: number
}

type Members = ReturnType<typeof head>

/**
 * Makes a function that reads the members of a deep page, in any order. Its last argument says how many are read upwards, from
 * the end; downwards it is a page, and the first member of the next.
 * @param complete joins the members of a page to what the page shows of them
 * @param size members on a page
 */
export function deepReader<Row>(
  complete: (db: Queries, guildId: Snowflake, members: Members) => Compilable<Row>,
  size: number,
): (db: Queries, guildId: Snowflake, nearest: NearestPlace, length: number) => Promise<Row[]> {
  const prepareDeep = <Values extends DeepRead>(members: (db: Queries, values: Values) => Members) =>
    prepare((db: Queries, values: Values) => complete(db, values.guildId, members(db, values).offset(values.skipped)))
  const fromTop = prepareDeep((db, { guildId }) => head(db, guildId, size))
  const fromXp = prepareDeep((db, { guildId, xp }: DeepRead & { xp: number }) =>
    head(db, guildId, size).where(sql<boolean>`xp <= ${xp}`),
  )
  const fromMember = prepareDeep((db, { guildId, xp, userId }: DeepRead & Place) =>
    head(db, guildId, size).where(sql<boolean>`(xp < ${xp} or (xp = ${xp} and user_id >= ${userId}))`),
  )
  const upwards = prepareDeep((db, { guildId, length }: DeepRead & { length: number }) =>
    tail(db, guildId).limit(length),
  )
  return (db, guildId, { from, place, skipped }, length) => {
    if (from === 'below') return upwards(db, { guildId, skipped, length })
    if (place === null) return fromTop(db, { guildId, skipped })
    if (place.userId === '0') return fromXp(db, { guildId, skipped, xp: place.xp })
    return fromMember(db, { guildId, skipped, ...place })
  }
}

/** Reads the members of a deep page of /leaderboard. */
export const readFrom = deepReader<PlacedRow>(
  (db, guildId, members) =>
    joined(db, guildId, members).select([...(['on_page.user_id as userId', 'on_page.xp'] as const), ...COLUMNS]),
  PAGE_SIZE,
)
