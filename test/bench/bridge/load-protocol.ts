import * as v from 'valibot'

const shared = {
  /** The bridge's address, with user name and password. */
  bridgeUrl: v.string(),
  /** Point selects with all values in the text. Each returns one row, whose `user_id` is the text's last number. */
  statements: v.array(v.string()),
  /** Statements that run at the same time. */
  connections: v.number(),
}

/** The load that the client process reads from its standard input. */
export const loadSchema = v.variant('kind', [
  /** As many statements as possible: in each round the bridge, then the database itself, then the bridge again. */
  v.object({ ...shared, kind: v.literal('full'), databaseUrl: v.string(), rounds: v.number(), turnMs: v.number() }),
  /** So many statements per second through the bridge, even if earlier ones have no result yet. */
  v.object({ ...shared, kind: v.literal('paced'), perSecond: v.number(), seconds: v.number() }),
])

export type Load = v.InferOutput<typeof loadSchema>

/** The process's result: for a full load, statements per second by round and turn; for a paced one, a list of milliseconds. */
export const resultSchema = v.array(v.array(v.number()))
