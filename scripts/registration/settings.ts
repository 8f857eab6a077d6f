import * as v from 'valibot'
import type { Problem } from '../../shared/config/environment.ts'
import { type Parsed, parseEnvironment } from '../../shared/config/environment.ts'
import { httpUrl, oneOf, SNOWFLAKE_EXPECTED, snowflake, text } from '../../shared/config/fields.ts'
import type { RegistrationTarget } from './register.ts'

const settings = v.object({
  ENV: v.optional(oneOf(['dev', 'prod']), 'dev'),
  BOT_TOKEN: text("the bot's token, from the Bot page of Discord's developer portal"),
  DISCORD_APPLICATION_ID: snowflake('the application'),
  DEVGUILD_ID: v.optional(snowflake('the server to test in')),
  DISCORD_API_URL: v.optional(httpUrl("Discord's API"), 'https://discord.com/api'),
})

const missingGuild: Problem = {
  key: 'DEVGUILD_ID',
  expected: `the server to test in: ${SNOWFLAKE_EXPECTED} (or set ENV=prod to register in every server)`,
  given: 'nothing',
}

export interface MainTarget extends RegistrationTarget {
  /** The server in which `ENV=dev` registers; null where `DEVGUILD_ID` is absent. */
  devGuildId: string | null
}

/** Where to register the main bot's commands: in every server for `ENV=prod`, otherwise in the server of `DEVGUILD_ID`. */
export function readTarget(environment: Readonly<Record<string, string | undefined>>): Parsed<MainTarget> {
  const parsed = parseEnvironment(settings, environment)
  const isProduction = environment.ENV === 'prod'
  const lacksGuild = !isProduction && !environment.DEVGUILD_ID
  if (!parsed.ok) return lacksGuild ? { ok: false, problems: [...parsed.problems, missingGuild] } : parsed
  const { BOT_TOKEN: token, DISCORD_APPLICATION_ID: applicationId, DISCORD_API_URL: apiUrl } = parsed.value
  const guildId = isProduction ? null : parsed.value.DEVGUILD_ID
  if (guildId === undefined) return { ok: false, problems: [missingGuild] }
  return { ok: true, value: { apiUrl, token, applicationId, guildId, devGuildId: parsed.value.DEVGUILD_ID ?? null } }
}
