import { findBot } from '../../shared/database/bots/whitelabel.ts'
import { storeBot } from '../../shared/database/original/bots.ts'
import { knownUsers } from '../../shared/database/original/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { readBot } from '../../shared/original/bot.ts'
import { idOf } from '../../shared/original/values.ts'
import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import type { Move } from './move.ts'

/** Moves whitelabel bots, and encrypts their tokens. @param mainBotId null where it is not known */
export async function moveAllBots(
  { source, db, report, asked, now, progress }: Move,
  cipher: TokenCipher,
  mainBotId: Snowflake | null,
): Promise<void> {
  for await (const page of source.pages('whitelabelBots', 'botId')) {
    const ownerIds = page.flatMap(({ userId }) => idOf(userId) ?? [])
    const inSource = (await source.among('users', 'id', ownerIds)).flatMap(({ id }) => idOf(id) ?? [])
    const owners = new Set([...inSource, ...(await knownUsers(db, ownerIds))])
    for (const row of page) {
      const read = readBot(row)
      const why = read.ok ? refusalOf(read.bot, owners, mainBotId) : read.why
      if (!read.ok || why !== null) {
        report.refuse('Whitelabel bots', String(row.botId), why ?? '')
        continue
      }
      const { token, ...bot } = read.bot
      if ((await findBot(db, bot.botId)) !== null) {
        report.count('Whitelabel bots', 'already here')
        continue
      }
      if (asked.isApplied) await storeBot(db, bot, await cipher.seal(bot.botId, token), now())
      report.count('Whitelabel bots', bot.isWanted ? 'new' : 'new and stopped')
    }
    progress(page.length)
  }
}

function refusalOf(
  { botId, ownerId }: { botId: Snowflake; ownerId: Snowflake },
  owners: ReadonlySet<Snowflake>,
  mainBotId: Snowflake | null,
): 'main-bot' | 'no-owner' | null {
  if (botId === mainBotId) return 'main-bot'
  return owners.has(ownerId) ? null : 'no-owner'
}
