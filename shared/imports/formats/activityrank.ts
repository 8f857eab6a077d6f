import type { FileFormat } from '../format.ts'

/**
 * The reply of ActivityRank's API, `GET /guilds/{id}/members/top`: ActivityRank has no export. `alltime` is the XP of all time,
 * `totalScore` that of the period that was asked for. Levels begin at 1. Each server sets how much XP its levels need, which the
 * reply does not say.
 * https://github.com/Rapha01/activityRank-bot/blob/main/apps/api/src/schemas/topMembers.ts
 */
export const activityrank: FileFormat = {
  name: 'activityrank',
  title: 'ActivityRank',
  curve: null,
  json: [
    {
      ...{ list: '', id: 'userId', xp: 'alltime', level: 'level', messages: 'textMessage' },
      marks: ['textMessage', 'voiceMinute', 'totalScore', 'levelProgression'],
    },
  ],
}
