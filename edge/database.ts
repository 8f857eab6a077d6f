import { cast } from '@planetscale/database'
import { Kysely } from 'kysely'
import { PlanetScaleDialect } from 'kysely-planetscale'
import type { Database } from '../shared/database/schema.ts'
import { integerValue } from '../shared/database/values.ts'

export interface DatabaseOptions {
  /** `https://user:password@host` of PlanetScale, or of the bridge (which may be plain `http:` on the same machine). */
  url: string
  /** The runtime's own where it is not given. */
  fetch?: typeof fetch
}

/** What PlanetScale hands over as text because it may not fit a JavaScript number. */
const AS_TEXT = new Set(['INT64', 'UINT64', 'DECIMAL'])

/** Kysely over PlanetScale's HTTP driver: stateless, one request for each statement. */
export const openDatabase = ({ url, fetch }: DatabaseOptions): Kysely<Database> =>
  new Kysely<Database>({
    dialect: new PlanetScaleDialect({
      url,
      ...(fetch === undefined ? {} : { fetch }),
      cast: (field, value) =>
        value !== null && AS_TEXT.has(field.type) ? integerValue(field.name, value) : cast(field, value),
    }),
  })
