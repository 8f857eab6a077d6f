import { GatewayDispatchEvents } from 'discord-api-types/v10'
import type { EntitlementState } from '../state/entitlement.ts'
import type { World } from '../world.ts'

type Told = 'EntitlementCreate' | 'EntitlementUpdate' | 'EntitlementDelete'

/** Stores an entitlement and sends an event to the application's shard 0, for which no intent is needed. */
export function tellEntitlement(world: World, entitlement: EntitlementState, told: Told): EntitlementState {
  world.entitlements.set(entitlement.id, entitlement)
  world.gateway.tellDirect(entitlement.application_id, 0, GatewayDispatchEvents[told], entitlement)
  return entitlement
}
