import { PermissionFlagsBits } from 'discord-api-types/v10'
import { pictureUrl } from '../cdn/address.ts'
import { guildPermissions, may } from '../permissions.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import type { AuthorizeRequest } from './authorize-request.ts'
import { escapeHtml, page } from './html.ts'
import { describeScope } from './scopes.ts'

/** The guilds of a person to which they may add an application. */
export const manageableGuilds = (world: World, user: UserState): GuildState[] =>
  [...world.guilds.values()].filter((guild) => {
    const member = guild.members.get(user.id)
    return member !== undefined && may(guildPermissions(guild, member), PermissionFlagsBits.ManageGuild)
  })

/** A person's position in each guild of the application, e.g. "owner of The Greenhouse". */
function standing(world: World, { application }: AuthorizeRequest, user: UserState): string {
  const all = [...application.guilds].flatMap((id) => {
    const guild = world.guilds.get(id)
    const member = guild?.members.get(user.id)
    if (!guild || !member) return []
    const permissions = guildPermissions(guild, member)
    if (guild.ownerId === user.id) return [`owner of ${guild.name}`]
    if (may(permissions, PermissionFlagsBits.Administrator)) return [`administrator of ${guild.name}`]
    if (may(permissions, PermissionFlagsBits.ManageGuild)) return [`manages ${guild.name}`]
    return [`member of ${guild.name}`]
  })
  return all.join(', ') || 'in no server with this application'
}

function choice(world: World, request: AuthorizeRequest, user: UserState, chosen: boolean): string {
  const { username, global_name } = user.payload
  return `<label><input type="radio" name="user_id" value="${user.id}" required${chosen ? ' checked' : ''}>
<img src="${escapeHtml(pictureUrl(world, user))}" alt="" width="32" height="32">
<span>${escapeHtml(global_name ?? username)} <small>${escapeHtml(username)}: ${escapeHtml(standing(world, request, user))}</small></span></label>`
}

function guildChoice(known: readonly GuildState[], { guildId, onlyThatGuild, application }: AuthorizeRequest): string {
  const offered = known.filter(({ id }) => !onlyThatGuild || id === guildId)
  const options = offered.map(({ id, name }) => {
    const selected = id === guildId ? ' selected' : ''
    const present = application.guilds.has(id) ? ' (is there already)' : ''
    return `<option value="${id}"${selected}>${escapeHtml(name + present)}</option>`
  })
  return `<p><label>Add to server <select name="guild_id" required>${options.join('')}</select></label></p>`
}

/** The page on which a person chooses an account, and allows or refuses. @param loggedIn the user of Discord's cookie in this browser */
export function consentPage(world: World, request: AuthorizeRequest, loggedIn: UserState | null): Response {
  const users = [...world.users.values()].filter(({ payload }) => payload.bot !== true)
  const people = users.filter((user) => user.findable || user === loggedIn)
  const guilds = [...world.guilds.values()].filter(({ members }) => people.some(({ id }) => members.has(id)))
  const name = escapeHtml(request.application.name)
  const scopes = request.scopes.map((scope) => `<li>${escapeHtml(describeScope(scope))}</li>`)
  const guildMenu = request.scopes.includes('bot') ? guildChoice(guilds, request) : ''
  return page(
    `Authorize ${request.application.name}`,
    `<h1>${name} wants to access a Discord account</h1>
<p>This will allow ${name} to:</p><ul>${scopes.join('')}</ul>
<form method="post"><fieldset><legend>Who are you?</legend>
${people.map((user) => choice(world, request, user, user === loggedIn)).join('\n')}</fieldset>${guildMenu}
<p class="acts"><button name="decision" value="refuse" formnovalidate>Cancel</button>
<button name="decision" value="allow">Authorize</button></p></form>
<p><small>A simulated Discord: there are no passwords.</small></p>`,
  )
}
