import { GatewayCloseCodes } from 'discord-api-types/v10'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { refusalOf } from '../sessions/refusal.ts'

/** Why a bot does not run, for its owner: what happened, and what to do about it. */
export const reasons = {
  refused(botId: Snowflake, closeCode: number): string {
    if (closeCode === GatewayCloseCodes.AuthenticationFailed) {
      return 'Discord refuses the token (4004): make a new one on the Bot page of the developer portal and run /whitelabel setup again.'
    }
    if (closeCode === GatewayCloseCodes.DisallowedIntents) {
      return `The Server Members intent is off (4014): turn it on at https://discord.com/developers/applications/${botId}/bot and choose start.`
    }
    return refusalOf(closeCode) ?? `Discord closed the connection (${closeCode}).`
  },
  spent: (resetAt: number): string =>
    `Discord lets a bot log in a limited number of times a day, and this one has used them up. It starts by itself <t:${Math.ceil(resetAt / 1_000)}:R>.`,
  unreadable: 'The stored token cannot be read any more: run /whitelabel setup again.',
  unknownAction: 'This was asked for something that Prosperity does not know. Choose an action again.',
  unknownStatus: 'This bot was left in a state that Prosperity does not know. Choose start.',
  premiumOver: 'Premium has ended. Nothing is deleted; the bot starts again by itself when premium is back.',
} as const
