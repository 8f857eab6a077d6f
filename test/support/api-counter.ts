import * as v from 'valibot'
import { cursorOf, writeCursor } from '../../edge/api/cursor.ts'
import { refuse } from '../../edge/api/problem.ts'
import { type AnyRoute, route } from '../../edge/api/route.ts'

interface Counter {
  count: number
  /** The slow change waits for this. */
  blocked: Promise<void> | undefined
}

/** A counter that test routes read and change. Files of one process share it, so each sets it to 0 first. */
export const counter: Counter = { count: 0, blocked: undefined }

const reply = v.object({ count: v.number() })
const read = route({
  id: 'count.read',
  method: 'GET',
  path: '/guilds/:guild_id/count',
  access: 'viewer',
  key: 'read',
  summary: 'Reads the counter',
  reply,
  run: () => ({ body: { count: counter.count }, version: `v${counter.count}` }),
})
const replace = route({
  id: 'count.replace',
  method: 'PUT',
  path: '/guilds/:guild_id/count',
  access: 'manager',
  key: 'write',
  summary: 'Replaces the counter',
  request: { body: v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)) }) },
  reply,
  needsVersion: true,
  run({ expectedVersion }, { body: { count } }) {
    if (expectedVersion !== `v${counter.count}`) {
      return refuse('version-conflict', 'Somebody was faster.', { more: { version: `v${counter.count}` } })
    }
    counter.count = count
    return { body: { count }, version: `v${count}` }
  },
})
const add = route({
  id: 'count.add',
  method: 'POST',
  path: '/guilds/:guild_id/count/:how',
  access: 'manager',
  key: 'write',
  summary: 'Adds one',
  request: { params: v.object({ how: v.picklist(['well', 'refused', 'broken', 'slowly']) }) },
  reply,
  status: 201,
  async run(_, { params: { how } }) {
    if (how === 'refused') return refuse('cannot-do', 'Not today.')
    if (how === 'broken') throw new Error('the secret reason')
    await counter.blocked
    counter.count++
    return { body: { count: counter.count } }
  },
})
const search = route({
  id: 'count.search',
  method: 'GET',
  path: '/guilds/:guild_id/search',
  access: 'viewer',
  key: 'read',
  limit: 'search',
  summary: 'Searches',
  request: {
    query: v.object({
      text: v.pipe(v.string(), v.maxLength(10)),
      cursor: v.optional(cursorOf(v.tuple([v.number(), v.string()]))),
    }),
  },
  reply: v.object({ items: v.array(v.string()), next: v.nullable(v.string()) }),
  run: (_, { query: { cursor } }) => ({
    body: { items: cursor === undefined ? [] : cursor.map(String), next: writeCursor([7, 'last']) },
  }),
})

/** Routes about the counter: a read, a change with a version, a change without one, and a search. The API has rules for each. */
export const counterRoutes: readonly AnyRoute[] = [read, replace, add, search]
