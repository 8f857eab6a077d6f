import * as v from 'valibot'
import { tellEntitlement } from '../../acts/entitlements.ts'
import { EntitlementType, hasEnded } from '../../state/entitlement.ts'
import { noContent, ok, refuse } from '../answers.ts'
import { parse } from '../parse.ts'
import { flag, limitUpTo, snowflake } from '../query-fields.ts'
import { route } from '../route.ts'

const listQuery = v.object({
  user_id: v.optional(snowflake),
  guild_id: v.optional(snowflake),
  sku_ids: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(snowflake),
    ),
  ),
  before: v.optional(snowflake),
  after: v.optional(snowflake),
  limit: v.optional(limitUpTo(100), '100'),
  exclude_ended: v.optional(flag, 'false'),
  exclude_deleted: v.optional(flag, 'true'),
})

const testSchema = v.object({ sku_id: snowflake, owner_id: snowflake, owner_type: v.picklist([1, 2]) })

export const entitlementRoutes = [
  route('GET', '/applications/:application/entitlements', ({ world, application, parameters, query }) => {
    if (parameters.application !== application.id) return refuse(20012)
    const parsed = parse(listQuery, Object.fromEntries(query))
    if (!parsed.ok) return parsed.answer
    const { user_id, guild_id, sku_ids, before, after, limit, exclude_ended, exclude_deleted } = parsed.value
    const found = [...world.entitlements.values()]
      .filter(
        (one) =>
          one.application_id === application.id &&
          (user_id === undefined || one.user_id === user_id) &&
          (guild_id === undefined || one.guild_id === guild_id) &&
          (sku_ids === undefined || sku_ids.includes(one.sku_id)) &&
          (before === undefined || BigInt(one.id) < BigInt(before)) &&
          (after === undefined || BigInt(one.id) > BigInt(after)) &&
          !(exclude_ended && hasEnded(one, world.settings.clock.now())) &&
          !(exclude_deleted && one.deleted),
      )
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    return ok(after === undefined ? found.slice(-limit) : found.slice(0, limit))
  }),
  route('POST', '/applications/:application/entitlements', ({ world, application, parameters, body }) => {
    if (parameters.application !== application.id) return refuse(20012)
    const parsed = parse(testSchema, body)
    if (!parsed.ok) return parsed.answer
    const { sku_id, owner_id, owner_type } = parsed.value
    const owner = owner_type === 1 ? { guild_id: owner_id } : { user_id: owner_id }
    const id = world.snowflakes.next()
    const made = {
      id,
      sku_id,
      application_id: application.id,
      ...owner,
      type: EntitlementType.TestMode,
      deleted: false,
    }
    return ok(tellEntitlement(world, made, 'EntitlementCreate'))
  }),
  route('DELETE', '/applications/:application/entitlements/:entitlement', ({ world, application, parameters }) => {
    const found = world.entitlements.get(parameters.entitlement)
    if (parameters.application !== application.id || found?.application_id !== application.id) return refuse(10129)
    if (found.type !== EntitlementType.TestMode) return refuse(40019)
    tellEntitlement(world, { ...found, deleted: true }, 'EntitlementDelete')
    return noContent
  }),
]
