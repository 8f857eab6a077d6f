/** The peer as its users have it: Kysely on kysely-planetscale, which builds the statement for each answer. */
import { cast } from '@planetscale/database'
import { Kysely } from 'kysely'
import { PlanetScaleDialect } from 'kysely-planetscale'
import { firstPageQuery, toPage } from '../../../../shared/database/members/leaderboard.ts'
import { standingQuery, toStanding } from '../../../../shared/database/members/rank.ts'
import { integerValue } from '../../../../shared/database/query/values.ts'
import type { Database } from '../../../../shared/database/schema.ts'
import { createPeer } from './app.ts'

const BIG = ['INT64', 'UINT64', 'DECIMAL']

let opened: Kysely<Database> | undefined

/** Opened at the first request, kept for all that follow. */
function database(url: string): Kysely<Database> {
  opened ??= new Kysely<Database>({
    dialect: new PlanetScaleDialect({
      url,
      cast: (field, value) =>
        value !== null && BIG.includes(field.type) ? integerValue(field.name, value) : cast(field, value),
    }),
  })
  return opened
}

export default createPeer({
  standing: async (url, guildId, userId) =>
    toStanding(await standingQuery(database(url), { guildId, userId }).executeTakeFirst()),
  firstPage: async (url, guildId) => toPage(await firstPageQuery(database(url), { guildId }).execute(), 1),
})
