import * as v from 'valibot'
import { type MemberState, memberPayload } from '../../state/member.ts'
import { ok } from '../answers.ts'
import { findGuild } from '../find.ts'
import { wording } from '../form-errors.ts'
import { parse } from '../parse.ts'
import { limitUpTo } from '../query-fields.ts'
import { route } from '../route.ts'

const searchQuery = v.object({
  query: v.pipe(v.string(), v.minLength(1, wording('BASE_TYPE_REQUIRED', 'This field is required'))),
  limit: v.optional(limitUpTo(1_000), '1'),
})

/** Names by which Discord finds a member. Its documentation does not mention the display name. */
const namesOf = ({ nick, user: { payload } }: MemberState): string[] =>
  [payload.username, payload.global_name, nick].flatMap((name) => name?.toLowerCase() ?? [])

/**
 * Finds members whose name starts with the query. Unlike the list of all members, this needs no privileged intent
 * (discord-api-docs pull request 1577). https://discord.com/developers/docs/resources/guild#search-guild-members
 */
export const memberSearchRoutes = [
  route('GET', '/guilds/:guild/members/search', ({ world, application, parameters, query }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const parsed = parse(searchQuery, Object.fromEntries(query))
    if (!parsed.ok) return parsed.answer
    const prefix = parsed.value.query.toLowerCase()
    const members = [...found.guild.members.values()].filter((member) =>
      namesOf(member).some((name) => name.startsWith(prefix)),
    )
    return ok(members.slice(0, parsed.value.limit).map(memberPayload))
  }),
]
