import * as v from 'valibot'
import { MOST_DAYS, MOST_HOLDERS } from '../levelling/activity-role.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'
import { person } from './parts.ts'

const from1To = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

const members = described('How many members hold the role', from1To(MOST_HOLDERS))
const days = described('Over how many days their XP is counted', from1To(MOST_DAYS))

/** `PUT /guilds/:guild_id/activity-roles/:role_id` */
export const activityRoleBody = v.strictObject({ members, days })

const item = v.object({
  roleId: id,
  name: described('Null where the role was deleted, or Discord does not show it', v.nullable(v.string())),
  members,
  days,
  renewedAt: described('When its holders were chosen last; null where they are not chosen yet', v.nullable(time)),
  holders: described('The members who hold it, in no order', v.array(person)),
})
export type ActivityRoleItem = v.InferOutput<typeof item>

/** `GET /guilds/:guild_id/activity-roles`, and the reply to PUT and DELETE. */
export const activityRolesReply = v.object({
  version: v.string(),
  items: described('Those with the most holders first', v.array(item)),
  most: described('The most activity roles of a server', count),
  refused: described(
    'Roles that cannot be activity roles although they could be level roles. For other roles, `choices` has the reasons',
    v.array(v.object({ roleId: id, reason: sentence })),
  ),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type ActivityRolesReply = v.InferOutput<typeof activityRolesReply>
