import type { RankedStanding } from '../../../shared/database/members/rank.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { type Curve, progressAt } from '../../../shared/levelling/curve.ts'
import { ACCENT_COLOR, progressBar } from '../../messages/style.ts'
import type { Speak } from '../texts.ts'

/** The way to the next level, as a bar and in numbers. */
function progressLine(text: Speak, xp: number, curve: Curve): string {
  const { level, xpIntoLevel, xpOfLevel } = progressAt(xp, curve)
  if (xpOfLevel === null) return `${progressBar(1, 1)}\n${text('level.highest')}`
  const left = xpOfLevel - xpIntoLevel
  const numbers = text('level.progress', { have: xpIntoLevel, need: xpOfLevel, left, next: level + 1 })
  return `${progressBar(xpIntoLevel, xpOfLevel)}\n${numbers}`
}

/** A member's level, rank and XP, with the way to the next level. @param member mention and name */
export const levelMessage = (text: Speak, member: string, standing: RankedStanding): Message => ({
  embeds: [
    {
      color: ACCENT_COLOR,
      title: text('level.title', { level: standing.level }),
      description: `${member}\n${progressLine(text, standing.xp, standing.curve)}`,
      fields: [
        { name: text('level.rank'), value: text('level.rankValue', { rank: standing.rank }), inline: true },
        { name: text('level.xp'), value: text('level.number', { number: standing.xp }), inline: true },
        { name: text('level.messages'), value: text('level.number', { number: standing.messageCount }), inline: true },
      ],
    },
  ],
})
