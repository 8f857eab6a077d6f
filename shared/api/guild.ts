import * as v from 'valibot'
import { BOARD_VISIBILITIES } from '../settings/board-choices.ts'
import { described } from './described.ts'
import { count, id, sentence } from './ids.ts'
import { tier } from './parts.ts'

/** `GET /guilds/:guild_id` */
export const guildReply = v.object({
  id,
  name: v.string(),
  iconUrl: described('Null where the server has no icon', v.nullable(v.string())),
  tier,
  memberCount: described('Members with any XP', count),
  version: described('Version of the server’s configuration, for `If-Match`', v.string()),
  board: described(
    'The leaderboard on the web: who sees it, and its path, which is null where nobody sees it',
    v.object({ visibility: v.picklist(BOARD_VISIBILITIES), path: v.nullable(v.string()) }),
  ),
  locale: described('Discord’s locale code of the server’s language, which announcements use', v.string()),
  problems: described(
    'How many things need attention; null where Discord does not show the roles and channels right now',
    v.nullable(count),
  ),
})
export type GuildReply = v.InferOutput<typeof guildReply>

/** A role, with the reasons why the person cannot choose it. */
const roleChoice = v.object({
  id,
  name: v.string(),
  color: described('As Discord’s number for RGB; 0 for no colour', count),
  position: v.number(),
  refusal: described('Why it cannot be a level role; null where it can', v.nullable(sentence)),
  listRefusal: described(
    'Why it cannot be on the lists of ignored roles and of roles that may use commands; null where it can',
    v.nullable(sentence),
  ),
})
export type RoleChoice = v.InferOutput<typeof roleChoice>

/** A channel, with the reasons why the person cannot choose it. */
const channelChoice = v.object({
  id,
  name: described('Null for a channel that the person cannot see', v.nullable(v.string())),
  type: described('Discord’s number for the type of the channel', count),
  parentId: described('The category; null for none', v.nullable(id)),
  refusal: described('Why it cannot be used for announcements of level-ups; null where it can', v.nullable(sentence)),
  listRefusal: described(
    'Why it cannot be on the lists of ignored channels and of channels in which commands work; null where it can',
    v.nullable(sentence),
  ),
})
export type ChannelChoice = v.InferOutput<typeof channelChoice>

/** `GET /guilds/:guild_id/choices` */
export const choicesReply = v.object({
  roles: described('The highest role first', v.array(roleChoice)),
  channels: described(
    'In Discord’s order: channels without a category first, then each category with its channels. No threads',
    v.array(channelChoice),
  ),
})
export type ChoicesReply = v.InferOutput<typeof choicesReply>
