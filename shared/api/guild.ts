import * as v from 'valibot'
import { count, id, sentence } from './ids.ts'

/** What a person may do in a guild's dashboard. */
const tier = v.picklist(['viewer', 'manager', 'admin'])

/** `GET /guilds/:guild_id` */
export const guildReply = v.object({
  id,
  name: v.string(),
  /** Null where the guild has no icon. */
  iconUrl: v.nullable(v.string()),
  tier,
  /** Members with any XP. */
  memberCount: count,
  /** Of the guild's configuration, for If-Match. */
  version: v.string(),
  /** Discord's locale code of the guild's language: announcements use it. */
  locale: v.string(),
  /** How many things need attention; null where Discord does not show the roles and channels right now. */
  problems: v.nullable(count),
})
export type GuildReply = v.InferOutput<typeof guildReply>

/** A role, with the reasons why the person cannot choose it; null where they can. */
const roleChoice = v.object({
  id,
  name: v.string(),
  /** As Discord's number for RGB; 0 for no colour. */
  color: count,
  position: v.number(),
  /** As a level role. */
  refusal: v.nullable(sentence),
  /** On the lists of ignored roles and of roles that may use commands. */
  listRefusal: v.nullable(sentence),
})
export type RoleChoice = v.InferOutput<typeof roleChoice>

/** A channel, with the reasons why the person cannot choose it; null where they can. */
const channelChoice = v.object({
  id,
  /** Null for a channel that the person cannot see. */
  name: v.nullable(v.string()),
  /** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
  type: count,
  /** The category; null for none. */
  parentId: v.nullable(id),
  /** For announcements of level-ups. */
  refusal: v.nullable(sentence),
  /** On the lists of ignored channels and of channels in which commands work. */
  listRefusal: v.nullable(sentence),
})
export type ChannelChoice = v.InferOutput<typeof channelChoice>

/** `GET /guilds/:guild_id/choices` */
export const choicesReply = v.object({
  /** The highest role first. */
  roles: v.array(roleChoice),
  /** In Discord's order: channels without a category first, then each category with its channels. No threads. */
  channels: v.array(channelChoice),
})
export type ChoicesReply = v.InferOutput<typeof choicesReply>
