import { GatewayIntentBits } from 'discord-api-types/v10'

/** The events that a session asks for when it identifies. It keeps them for as long as it lives, also when it is resumed. */
export const INTENTS =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildVoiceStates |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.GuildMessageReactions
