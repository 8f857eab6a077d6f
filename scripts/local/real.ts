import * as v from 'valibot'
import { CALLBACK_PATH } from '../../edge/web/oauth.ts'
import { snowflake, text } from '../../shared/config/fields.ts'
import { saveCommandIds } from '../../shared/database/bots/command-ids.ts'
import { registerCommands } from '../registration/register.ts'
import { startGateways } from './gateways.ts'
import { tellRunning } from './running.ts'
import { readSettings } from './settings.ts'
import { openLocalDatabase, type Ports, type StackParts, startEdge } from './stack.ts'

const realDiscord = v.object({
  BOT_TOKEN: text("the bot's token"),
  DISCORD_APPLICATION_ID: snowflake('the application'),
  DISCORD_PUBLIC_KEY: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/i), v.description('64 hexadecimal digits')),
  DISCORD_CLIENT_SECRET: v.optional(text("the application's client secret")),
  DEVGUILD_ID: v.optional(snowflake('the server to test in')),
})

/** Everything, as a bot on Discord itself. */
export async function runReal(parts: StackParts, ports: Ports): Promise<void> {
  const {
    BOT_TOKEN: token,
    DISCORD_APPLICATION_ID: id,
    DISCORD_PUBLIC_KEY: publicKey,
    DISCORD_CLIENT_SECRET: clientSecret = null,
    DEVGUILD_ID: guildId,
  } = readSettings(realDiscord)
  const { say } = parts
  const application = { id, token, publicKey, clientSecret }
  const apiUrl = process.env.DISCORD_API_URL || null
  const { url, db } = await openLocalDatabase(parts)
  const { edge: edgeUrl, dashboard } = await startEdge(parts, url, application, apiUrl, ports)
  if (guildId !== undefined) {
    await registerCommands(
      { apiUrl: apiUrl ?? 'https://discord.com/api', token, applicationId: id, guildId },
      { onRegistered: (commands) => saveCommandIds(db, id, commands) },
    )
  }
  const lines = await startGateways(parts, { databaseUrl: url, application, apiUrl, port: ports.gateway })
  tellRunning({ pid: process.pid, databaseUrl: url })
  say(`
Prosperity runs against Discord itself.
  edge      ${edgeUrl}/interactions/${id}
  dashboard ${dashboard ?? '(set DISCORD_CLIENT_SECRET, from the OAuth2 page)'}
${lines.join('\n')}
For slash commands, give the edge a public address with a tunnel of your choice, and put
  https://YOUR-ADDRESS/interactions/${id}
into "Interactions Endpoint URL" on the application's General Information page.${dashboard === null ? '' : `\nFor the dashboard, add ${dashboard}${CALLBACK_PATH} to the redirects on the application's OAuth2 page.`}
${guildId === undefined ? 'Commands are not registered: set DEVGUILD_ID to the server you test in.' : `Commands are registered in server ${guildId}.`}
Ctrl-C stops everything. Logs: .data/dev/*.log
`)
}
