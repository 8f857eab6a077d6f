import * as v from 'valibot'
import { snowflakeSchema as snowflake } from '../discord/snowflake-schema.ts'
import type { Entitlement } from './entitlement.ts'

const id = v.optional(v.nullable(snowflake), null)

/** A date. An unreadable date is refused: if it counted as missing, premium would never end. */
const time = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(40),
      v.transform((text) => Date.parse(text)),
      v.check((at) => Number.isSafeInteger(at)),
    ),
  ),
  null,
)

/** An entitlement as Discord sends it. https://discord.com/developers/docs/resources/entitlement#entitlement-object */
export const entitlementSchema = v.pipe(
  v.object({
    id: snowflake,
    application_id: snowflake,
    sku_id: snowflake,
    user_id: id,
    guild_id: id,
    type: v.optional(v.number(), 0),
    deleted: v.optional(v.boolean(), false),
    starts_at: time,
    ends_at: time,
  }),
  v.transform(
    (given): Entitlement => ({
      id: given.id,
      applicationId: given.application_id,
      skuId: given.sku_id,
      userId: given.user_id,
      guildId: given.guild_id,
      type: given.type,
      deleted: given.deleted,
      startsAt: given.starts_at,
      endsAt: given.ends_at,
    }),
  ),
)
