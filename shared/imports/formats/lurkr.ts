import { field, levelRole, valuesOf } from '../carried/values.ts'
import type { FileFormat } from '../format.ts'

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
  carries: ({ roleRewards: rewards }) =>
    valuesOf(rewards).flatMap((reward) =>
      valuesOf(field(reward, 'roles')).flatMap((role) => levelRole(field(reward, 'level'), field(role, 'id') ?? role)),
    ),
}
