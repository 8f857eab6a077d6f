import { createHash } from 'node:crypto'
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { type Snowflake, snowflakeAt } from '../../../shared/discord/snowflake.ts'
import type { Application } from '../discord/community/application.ts'
import type { Guild } from '../discord/community/guild.ts'
import type { Discord } from '../discord/discord.ts'

const FOUNDED = Date.UTC(2024, 2, 20)
const BOT_ROLE_POSITION = 50

/** An id that is the same at every start, so that the stored data stays valid. */
const fixedId = (nth: number): Snowflake => String(BigInt(snowflakeAt(FOUNDED)) + BigInt(nth))

/** The role of the winners of a season. */
const CHAMPION = { name: 'Champion', color: 0xffd54f }

const ROLES = [
  { level: 1, name: 'Seedling', color: 0x7cb342 },
  { level: 3, name: 'Sprout', color: 0x26a69a },
  { level: 5, name: 'Gardener', color: 0xf9a825 },
  { level: 10, name: 'Oak', color: 0x8d6e63 },
]

/** Alice owns the server; Bob may manage it; the others are ordinary members. */
const PEOPLE = ['Alice', 'Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan', 'Judy', 'Mallory', 'Niaj']

const MANAGER = 'bob'

/** The hash of a made-up picture. */
const picture = (name: string): string => createHash('md5').update(name).digest('hex')

export interface Place {
  /** The main application. */
  application: Application
  /** All applications; one belongs to a customer, for `/whitelabel setup`. */
  applications: Application[]
  /** The application of this name, or the main one. @throws where no application has this name */
  applicationNamed(name: string | undefined): Application
  guild: Guild
  levelRoles: { level: number; roleId: Snowflake; name: string }[]
  /** The members' names in lower case, e.g. `alice`. */
  people: string[]
  channels: string[]
  /** The names of voice channels. */
  voiceChannels: string[]
}

/** A small server with its channels, roles and members, and the bot. */
export function foundPlace(discord: Discord): Place {
  const application = discord.application({ name: 'Prosperity', id: fixedId(1) })
  const people = PEOPLE.map((displayName, nth) => {
    const name = displayName.toLowerCase()
    discord.user(name, { id: fixedId(300 + nth), displayName, avatar: picture(name) })
    return name
  })
  const guild = discord.guild({
    name: 'The Greenhouse',
    id: fixedId(2),
    owner: people[0] ?? '',
    icon: picture('greenhouse'),
  })
  const channels = ['general', 'seed-swap', 'off-topic']
  for (const [nth, name] of channels.entries()) guild.channel(name, { id: fixedId(100 + nth) })
  const voiceChannels = ['Potting Shed', 'Compost Corner']
  for (const [nth, name] of voiceChannels.entries()) {
    guild.channel(name, { id: fixedId(150 + nth), type: ChannelType.GuildVoice })
  }
  const levelRoles = ROLES.map(({ level, name, color }, nth) => {
    const role = guild.role(name, { id: fixedId(200 + nth), color })
    return { level, roleId: role.id, name }
  })
  guild.role(CHAMPION.name, { id: fixedId(249), color: CHAMPION.color })
  for (const name of people) guild.member(name)
  const team = guild.role('Greenhouse team', {
    id: fixedId(250),
    color: 0x5c6bc0,
    permissions: PermissionFlagsBits.ManageGuild,
  })
  guild.member(MANAGER).gets(team)
  // The bot is not in this server. The dashboard offers to add it.
  const orchard = discord.guild({
    name: 'The Orchard',
    id: fixedId(3),
    owner: people[0] ?? '',
    icon: picture('orchard'),
  })
  orchard.member('mallory')
  guild.add(application)
  guild.roleOf(application).moveTo(BOT_ROLE_POSITION)
  const branded = discord.application({ name: 'Fernbot', id: fixedId(10) })
  guild.add(branded)
  guild.roleOf(branded).moveTo(BOT_ROLE_POSITION)
  const applications = [application, branded]
  const applicationNamed = (name = application.name): Application => {
    const found = applications.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
    if (!found)
      throw new Error(`there is no application ${name}; there are ${applications.map((one) => one.name).join(', ')}`)
    return found
  }
  return { application, applications, applicationNamed, guild, levelRoles, people, channels, voiceChannels }
}
