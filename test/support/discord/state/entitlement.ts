import type { Snowflake } from '../../../../shared/discord/snowflake.ts'

/** Types of entitlements. https://discord.com/developers/docs/resources/entitlement#entitlement-object-entitlement-types */
export const EntitlementType = { Purchase: 1, TestMode: 4, ApplicationSubscription: 8 } as const

/** As Discord sends it: dates are missing from test entitlements, `ends_at` is null while a subscription runs. */
export interface EntitlementState {
  id: Snowflake
  sku_id: Snowflake
  application_id: Snowflake
  user_id?: Snowflake
  guild_id?: Snowflake
  type: number
  deleted: boolean
  starts_at?: string | null
  ends_at?: string | null
  consumed?: boolean
}

export const hasEnded = ({ ends_at }: EntitlementState, now: number): boolean =>
  typeof ends_at === 'string' && Date.parse(ends_at) <= now
