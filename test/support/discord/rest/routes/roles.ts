import { PermissionFlagsBits } from 'discord-api-types/v10'
import * as v from 'valibot'
import { createRole, deleteRole } from '../../acts/roles.ts'
import { guildPermissions, highestRole, may, outranks } from '../../permissions.ts'
import { noContent, ok, refuse } from '../answers.ts'
import { findGuild } from '../find.ts'
import { badLength } from '../form-errors.ts'
import { parse } from '../parse.ts'
import { route } from '../route.ts'

/** Error 30005. The documentation does not say whether @everyone counts. Here it does. */
const MOST_ROLES = 250
const LONGEST_NAME = 100
const HIGHEST_COLOR = 0xffffff

const newRole = v.object({
  name: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, badLength(1, LONGEST_NAME)),
      v.maxLength(LONGEST_NAME, badLength(1, LONGEST_NAME)),
    ),
    'new role',
  ),
  /** Without it, the role has the permissions of @everyone. */
  permissions: v.optional(v.pipe(v.string(), v.regex(/^\d{1,20}$/))),
  color: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HIGHEST_COLOR)), 0),
  hoist: v.optional(v.boolean()),
  mentionable: v.optional(v.boolean()),
})

/** Creating and deleting roles. https://discord.com/developers/docs/resources/guild#create-guild-role */
export const roleRoutes = [
  route('POST', '/guilds/:guild/roles', ({ world, application, parameters, body }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const { guild, bot } = found
    const held = guildPermissions(guild, bot)
    if (!may(held, PermissionFlagsBits.ManageRoles)) return refuse(50013)
    const parsed = parse(newRole, body)
    if (!parsed.ok) return parsed.answer
    const { name, color, permissions: given } = parsed.value
    const permissions = BigInt(given ?? guild.roles.get(guild.id)?.permissions ?? 0)
    // A bot can give away only permissions that it has.
    if (given !== undefined && !may(held, permissions)) return refuse(50013)
    if (guild.roles.size >= MOST_ROLES) return refuse(30005)
    return ok(createRole(world, guild, { id: world.snowflakes.next(), name, permissions, color }))
  }),
  route('DELETE', '/guilds/:guild/roles/:role', ({ world, application, parameters }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const { guild, bot } = found
    const role = guild.roles.get(parameters.role)
    if (!role) return refuse(10011)
    if (!may(guildPermissions(guild, bot), PermissionFlagsBits.ManageRoles)) return refuse(50013)
    if (role.id === guild.id || role.managed) return refuse(50028)
    const highest = highestRole(guild, bot)
    if (guild.ownerId !== bot.user.id && (!highest || !outranks(highest, role))) return refuse(50013)
    deleteRole(world, guild, role.id)
    return noContent
  }),
]
