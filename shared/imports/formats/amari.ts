import type { FileFormat } from '../format.ts'

/** The reply of AmariBot's leaderboard: https://amaribot.com/developer. XP is a number or a text. */
export const amari: FileFormat = {
  name: 'amari',
  title: 'AmariBot',
  curve: null,
  json: [{ list: 'data', id: 'id', xp: 'exp', level: 'level', marks: ['weeklyExp', 'exp'] }],
}
