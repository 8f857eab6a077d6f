import type { FileFormat } from '../format.ts'
import { carriedRole, field, valuesOf } from './carried.ts'

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
  besides: ['role_rewards'],
  roles: ({ role_rewards: rewards }) =>
    valuesOf(rewards).flatMap((reward) =>
      carriedRole(field(reward, 'rank') ?? field(reward, 'level'), field(field(reward, 'role'), 'id')),
    ),
}
