import * as v from 'valibot'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'
import type { InteractionContext } from '../interactions/context.ts'

const roleSchema = v.object({ id: snowflakeSchema })

const path = ({ guildId }: InteractionContext): string => `/guilds/${guildId}/roles`

/** The audit log shows the bot as the one who acts, so the reason names the member. */
const reasonOf = ({ user }: InteractionContext): string => `/setup by member ${user.id}`

/**
 * Creates a role without permissions. Discord puts it below all other roles. A role that is created without a list of
 * permissions would get those of @everyone. https://discord.com/developers/docs/resources/guild#create-guild-role
 * @returns its id; null where Discord refuses
 */
export async function createRole(context: InteractionContext, name: string): Promise<Snowflake | null> {
  const token = await context.botToken()
  if (token === null) return null
  const body = { name, permissions: '0' }
  const answer = await context.discord({ method: 'POST', path: path(context), token, body, reason: reasonOf(context) })
  const role = v.safeParse(roleSchema, answer.body)
  return answer.status === 200 && role.success ? role.output.id : null
}

/** Deletes a role that was just created. A role that Discord does not delete stays: it is without effect. */
export async function deleteRole(context: InteractionContext, roleId: Snowflake): Promise<void> {
  const token = await context.botToken()
  if (token === null) return
  await context.discord({
    ...{ method: 'DELETE', path: `${path(context)}/${roleId}`, token },
    reason: reasonOf(context),
  })
}
