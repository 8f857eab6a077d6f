import { entitlementSchema } from '../../shared/premium/entitlement-schema.ts'
import { event } from './event.ts'

/**
 * Somebody bought something of the application, a subscription ended, or a purchase was taken back. A renewal says
 * nothing. https://discord.com/developers/docs/events/gateway-events#entitlements
 */
export const entitlementTold = event(entitlementSchema, (entitlement, { entitlements }) =>
  entitlements.note(entitlement),
)

/** Removed: refunded, taken back, or a test's. Its last state need not say so. */
export const entitlementRemoved = event(entitlementSchema, (entitlement, { entitlements }) =>
  entitlements.note({ ...entitlement, deleted: true }),
)
