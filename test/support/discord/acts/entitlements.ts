import { GatewayDispatchEvents } from 'discord-api-types/v10'
import type { EntitlementState } from '../state/entitlement.ts'
import type { World } from '../world.ts'

type Told = 'EntitlementCreate' | 'EntitlementUpdate' | 'EntitlementDelete'

/** Puts an entitlement on record and tells the application's shard 0, which needs no intent for it. */
export function tellEntitlement(world: World, entitlement: EntitlementState, told: Told): EntitlementState {
  world.entitlements.set(entitlement.id, entitlement)
  world.gateway.tellDirect(entitlement.application_id, 0, GatewayDispatchEvents[told], entitlement)
  return entitlement
}
