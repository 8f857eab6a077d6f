import * as v from 'valibot'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'
import type { GuildAccess } from './fetch.ts'

const roleSchema = v.object({ id: snowflakeSchema })

const path = ({ guildId }: GuildAccess): string => `/guilds/${guildId}/roles`

/**
 * Creates a role without permissions. Discord puts it below all other roles. Without `permissions` in the request, the role
 * would get the permissions of @everyone. https://discord.com/developers/docs/resources/guild#create-guild-role
 * @param reason for the server's audit log, which shows the bot as the one who acts
 * @returns its id; null where Discord refuses
 */
export async function createRole(access: GuildAccess, name: string, reason: string): Promise<Snowflake | null> {
  const token = await access.botToken()
  if (token === null) return null
  const body = { name, permissions: '0' }
  const answer = await access.discord({ method: 'POST', path: path(access), token, body, reason })
  const role = v.safeParse(roleSchema, answer.body)
  return answer.status === 200 && role.success ? role.output.id : null
}

/** Deletes a role that was just created. If Discord refuses, the role stays: it has no permissions and no members. */
export async function deleteRole(access: GuildAccess, roleId: Snowflake, reason: string): Promise<void> {
  const token = await access.botToken()
  if (token === null) return
  await access.discord({ method: 'DELETE', path: `${path(access)}/${roleId}`, token, reason })
}
