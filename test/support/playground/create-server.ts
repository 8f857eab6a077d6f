import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { createGuild } from '../discord/acts/guilds.ts'
import { join } from '../discord/acts/members.ts'
import type { Application } from '../discord/community/application.ts'
import { Guild } from '../discord/community/guild.ts'
import type { Discord } from '../discord/discord.ts'
import { useCommand } from '../discord/interactions/use-command.ts'
import { newUser, type UserState } from '../discord/state/user.ts'
import { PlaygroundRefusal } from './limits.ts'

/** The server of one visitor, and the members that the visitor can act as. The first of them owns the server. */
export interface VisitorServer {
  guild: Guild
  selves: readonly UserState[]
}

const BOT_ROLE_POSITION = 20

const LEVEL_ROLES = [
  { level: 1, name: 'Sprout', color: 0x7cb342 },
  { level: 2, name: 'Sapling', color: 0x26a69a },
  { level: 3, name: 'Birch', color: 0xf9a825 },
  { level: 5, name: 'Oak', color: 0x8d6e63 },
]

/** With these settings a newcomer reaches level 1 after two or three messages. */
const SETTINGS = [
  { line: '/settings delay', options: { seconds: 2 } },
  { line: '/settings gain', options: { least: 40, most: 60 } },
  { line: '/settings voice', options: { xp: 20, alone: true } },
  { line: '/settings reactions', options: { given: 5, received: 10 } },
  { line: '/settings card', options: { card: 'forest', where: 'level' } },
]

const WELCOME = `This server is yours alone. It is removed when nobody has used it for half an hour.
- A message earns 40 to 60 XP here, at most one every 2 seconds, so that you level up soon. These are settings that the owner has changed with \`/settings\`; by default it is 15 to 30 XP, at most once a minute.
- Levels 1, 2, 3 and 5 give a role.
- Voice earns 20 XP a minute, a reaction 5 XP, and a message that receives one 10 XP.`

/** Creates an account that other visitors cannot find. */
function newSelf({ world }: Discord, displayName: string): UserState {
  const id = world.snowflakes.next()
  // Unique in the simulated Discord, as every username is at Discord.
  const name = `${displayName.toLowerCase()}_${id.slice(-8)}`
  const avatar = crypto.randomUUID().replaceAll('-', '')
  const user = newUser({ id, name, displayName, avatar, findable: false })
  world.users.set(id, user)
  return user
}

/** Creates a server with two members, channels and roles, and adds the bot, whose gateway receives GUILD_CREATE. */
export function createServer(discord: Discord, application: Application): VisitorServer {
  const { world } = discord
  const [owner, second] = [newSelf(discord, 'Robin'), newSelf(discord, 'Kim')]
  const details = { id: world.snowflakes.next(), name: 'The Clearing', owner, icon: crypto.randomUUID().slice(0, 8) }
  const guild = new Guild(world, createGuild(world, details), (name) => {
    throw new Error(`${name} is not a member of the visitor's server`)
  })
  join(world, guild.state, second)
  for (const name of ['general', 'commands']) guild.channel(name)
  guild.channel('Campfire', { type: ChannelType.GuildVoice })
  for (const { name, color } of LEVEL_ROLES) guild.role(name, { color })
  guild.role('Moderator', { color: 0x5c6bc0, permissions: PermissionFlagsBits.ManageGuild })
  guild.add(application)
  guild.roleOf(application).moveTo(BOT_ROLE_POSITION)
  guild.channel('general').webhookSays(WELCOME, { name: 'Guide' })
  return { guild, selves: [owner, second] }
}

/** Sets the server up with slash commands of its owner, which the edge answers like all others. @throws if one is refused */
export async function setUpServer(
  { world }: Discord,
  application: Application,
  { guild }: VisitorServer,
): Promise<void> {
  const { state } = guild.channel('commands')
  const actor = { application: application.state, user: guild.owner.user, guild: guild.state, channel: state }
  const roles = LEVEL_ROLES.map(({ name, level }) => ({
    line: '/levelroles add',
    options: { role: guild.role(name).id, level },
  }))
  for (const use of [...SETTINGS, ...roles]) {
    const reply = await useCommand(world, actor, use)
    await reply.settled()
    if (reply.message === null) throw new PlaygroundRefusal(`${use.line} was not answered with a message`)
  }
}
