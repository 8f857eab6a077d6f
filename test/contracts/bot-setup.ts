import { SCRIPT } from '../../shared/audit/entry.ts'
import type { BotSetup } from '../../shared/database/bots/whitelabel.ts'
import { TWINS } from './dialects.ts'

export const OWNER = '42'
export const KEY = 'AB'.repeat(32)

let seals = 0
/** A bot to set up, each time with another sealed token. */
export const setup = (bot: Partial<BotSetup> = {}): BotSetup => ({
  guildId: '0',
  actor: SCRIPT,
  botId: TWINS[0],
  ownerId: OWNER,
  sealedToken: `sealed ${seals++}`,
  publicKey: KEY,
  name: 'Branded',
  discriminator: '0',
  avatarHash: null,
  ...bot,
})
