import * as v from 'valibot'

/** A person who is logged in, in a guild that they administrate. */
const visitor = v.object({ cookie: v.string(), guildId: v.string() })

/** The load that the process reads from its standard input. */
export const webLoadSchema = v.object({
  /** The address of the web, without a path. */
  url: v.string(),
  /** The address that the web believes to have. */
  origin: v.string(),
  kind: v.picklist(['reads', 'saves']),
  visitors: v.array(visitor),
  connections: v.number(),
  turns: v.number(),
  turnMs: v.number(),
})

export type WebLoad = v.InferOutput<typeof webLoadSchema>

/** The result that the process prints: requests per second of each turn. */
export const ratesSchema = v.array(v.number())
