import { field, gainThings, levelRole, valuesOf } from '../carried/values.ts'
import type { FileFormat } from '../format.ts'

/** The reply of MEE6's leaderboard: https://github.com/rjt-rockx/mee6-levels-api reads the same fields. */
export const mee6: FileFormat = {
  name: 'mee6',
  title: 'MEE6',
  curve: 'mee6',
  json: [
    {
      list: 'players',
      id: 'id',
      xp: 'xp',
      level: 'level',
      messages: 'message_count',
      marks: ['detailed_xp', 'message_count'],
    },
  ],
  besides: ['role_rewards', 'xp_per_message', 'xp_rate'],
  carries({ role_rewards: rewards, xp_per_message: gain, xp_rate: rate }) {
    const [least, most] = valuesOf(gain)
    const roles = valuesOf(rewards).flatMap((reward) =>
      levelRole(field(reward, 'rank') ?? field(reward, 'level'), field(field(reward, 'role'), 'id')),
    )
    return [...gainThings(least, most, rate), ...roles]
  },
}
