import { MessageFlags, Routes } from 'discord-api-types/v10'
import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { EffectContext } from '../context.ts'
import type { ExportFile } from './files.ts'

type Reply = NonNullable<JobPayload<'export'>['reply']>

/**
 * Sends a file in a further reply to the command, which only the same person sees.
 * @param content empty for none @throws the error of @discordjs/rest where Discord refuses it
 */
export async function sendFile(
  guildId: Snowflake,
  { applicationId, token }: Reply,
  { content, file: { name, type, bytes } }: { content: string; file: ExportFile },
  { guildRest }: EffectContext,
): Promise<void> {
  const files = [{ name, contentType: type, data: Buffer.from(bytes) }]
  const attachments = [{ id: 0, filename: name }]
  const body = { content, attachments, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } }
  // Without the bot's token: a refusal is about the token of the reply, and must not count as the bot's.
  await guildRest.request(guildId, (rest, signal) =>
    rest.post(Routes.webhook(applicationId, token), { body, files, signal, auth: false }),
  )
}
