import { GatewayIntentBits } from 'discord-api-types/v10'
import type { PrivilegedIntents } from '../state/application.ts'

const KNOWN = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0)

export type IntentsVerdict = 'allowed' | 'invalid' | 'disallowed'

/** Whether an application may identify with these intents. https://discord.com/developers/docs/events/gateway#gateway-intents */
export function judgeIntents(intents: number, privileged: PrivilegedIntents): IntentsVerdict {
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN) !== 0) return 'invalid'
  const wants = (bit: number): boolean => (intents & bit) !== 0
  const refused =
    (wants(GatewayIntentBits.GuildMembers) && !privileged.guildMembers) ||
    (wants(GatewayIntentBits.GuildPresences) && !privileged.guildPresences) ||
    (wants(GatewayIntentBits.MessageContent) && !privileged.messageContent)
  return refused ? 'disallowed' : 'allowed'
}
