import { saveEntitlements } from '../../shared/database/members/entitlements.ts'
import { describeError } from '../runtime/log.ts'
import type { Dependencies } from './context.ts'
import type { Invocation } from './interaction.ts'

/**
 * Puts on record what an interaction says of the member's purchases, so that the gateway goes by the same. Never
 * rejects: the gateway hears of them from Discord, too.
 */
export async function noteEntitlements(
  { entitlements }: Invocation,
  { database, premiumSkuIds, clock, log }: Pick<Dependencies, 'database' | 'premiumSkuIds' | 'clock' | 'log'>,
): Promise<void> {
  const premium = entitlements.filter(({ skuId }) => premiumSkuIds.includes(skuId))
  if (premium.length === 0) return
  try {
    await saveEntitlements(database, premium, clock())
  } catch (error) {
    log.warn('entitlements could not be put on record', describeError(error))
  }
}
