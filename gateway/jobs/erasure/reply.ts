import { Routes } from 'discord-api-types/v10'
import type { ErasureReply } from '../../../shared/database/privacy/erasures.ts'
import type { RestFor } from '../guild-rest.ts'
import { sayErased } from './texts.ts'

/** The token must still be valid when the request arrives. */
const MARGIN_MS = 5_000

/**
 * Edits the reply to the command, so that it says that the data is deleted. The edit is left out if the token has expired or this
 * process runs no bot of the guild, and its failure is ignored: the data is deleted already.
 */
export async function showErased(
  { applicationId, token, expiresAt, locale, guildId }: ErasureReply,
  isEverywhere: boolean,
  restFor: RestFor,
  now: number,
): Promise<void> {
  if (expiresAt - MARGIN_MS < now) return
  const body = { content: sayErased(locale)(isEverywhere ? 'everywhere' : 'here'), components: [] }
  const rest = await restFor(guildId)
  // Without the bot's token: a refusal is about the token of the reply, and must not count as the bot's.
  await rest?.patch(Routes.webhookMessage(applicationId, token), { body, auth: false }).catch(() => {})
}
