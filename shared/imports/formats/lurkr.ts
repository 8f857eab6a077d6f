import type { FileFormat } from '../format.ts'
import { carriedRole, field, valuesOf } from './carried.ts'

/** The replies and exports of Lurkr's API: https://lurkr.gg/docs/api. Lurkr counts levels as MEE6 does. */
export const lurkr: FileFormat = {
  name: 'lurkr',
  title: 'Lurkr',
  curve: 'mee6',
  json: [
    {
      ...{ list: 'levels', id: 'userId', xp: 'xp', level: 'level', messages: 'messageCount' },
      marks: ['messageCount', 'userId'],
    },
  ],
  besides: ['roleRewards'],
  roles: ({ roleRewards: rewards }) =>
    valuesOf(rewards).flatMap((reward) =>
      valuesOf(field(reward, 'roles')).flatMap((role) =>
        carriedRole(field(reward, 'level'), field(role, 'id') ?? role),
      ),
    ),
}
