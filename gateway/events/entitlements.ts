import { entitlementSchema } from '../../shared/premium/entitlement-schema.ts'
import { event } from './event.ts'

/**
 * A user bought a product of the application, a subscription ended, or a purchase was revoked. Discord sends no event for
 * a renewal. https://discord.com/developers/docs/events/gateway-events#entitlements
 */
export const entitlementChanged = event(entitlementSchema, (entitlement, { entitlements }) =>
  entitlements.note(entitlement),
)

/** An entitlement was deleted: refunded, revoked, or a test entitlement. Its `deleted` field may still be false. */
export const entitlementRemoved = event(entitlementSchema, (entitlement, { entitlements }) =>
  entitlements.note({ ...entitlement, deleted: true }),
)
