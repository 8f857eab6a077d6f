import type { Kysely } from 'kysely'
import { entryOf, SCRIPT } from '../../audit/entry.ts'
import type { OriginalBot } from '../../original/bot.ts'
import { writeEntries } from '../audit/entries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'

/**
 * Stores a whitelabel bot, with the request to start it unless its owner has stopped it. A bot that this database knows stays
 * as it is.
 * @param sealedToken the token as `TokenCipher.seal` encrypts it @param now milliseconds since 1970
 */
export function storeBot(
  db: Kysely<Database>,
  { botId, ownerId, isWanted, publicKey, name, ...profile }: Omit<OriginalBot, 'token'>,
  sealedToken: string,
  now: number,
): Promise<void> {
  return inReadCommitted(db, async (trx) => {
    const { numInsertedOrUpdatedRows = 0n } = await trx
      .insertInto('whitelabel_bots')
      // All values were checked, so that nothing else than an existing key is hidden.
      .ignore()
      .values({
        bot_id: botId,
        user_id: ownerId,
        token: sealedToken,
        public_key: publicKey,
        action: isWanted ? 'start' : null,
        last_action: isWanted ? null : 'stop',
        name,
        discriminator: profile.discriminator,
        avatar_hash: profile.avatarHash,
        presence: profile.presence,
        ...{ created_at: now, updated_at: now },
      })
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return
    // Only the name: an entry of the audit never holds a token.
    await writeEntries(
      trx,
      [entryOf({ guildId: '0', actor: SCRIPT }, { kind: 'bot.added', targetId: botId, after: { name } })],
      now,
    )
  })
}
