import { GatewayCloseCodes } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { storeDetail } from '../../../shared/whitelabel/status-detail.ts'

/** Why a bot does not run, as the database stores it. The edge shows it to the owner in their language. */
export const reasons = {
  refused(botId: Snowflake, code: number): string {
    if (code === GatewayCloseCodes.AuthenticationFailed) return storeDetail({ why: 'token' })
    if (code === GatewayCloseCodes.DisallowedIntents) return storeDetail({ why: 'intent', botId })
    return storeDetail({ why: 'closed', code })
  },
  spent: (resetAt: number): string => storeDetail({ why: 'spent', resetAt }),
  unreadable: storeDetail({ why: 'unreadable' }),
  unknownAction: storeDetail({ why: 'unknown-action' }),
  unknownStatus: storeDetail({ why: 'unknown-status' }),
  premiumOver: storeDetail({ why: 'premium' }),
} as const
