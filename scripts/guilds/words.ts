import * as v from 'valibot'
import { snowflake } from '../../shared/config/fields.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { NotificationSetting } from '../../shared/levelling/announcement.ts'
import { MAX_LEVEL } from '../../shared/levelling/curve.ts'
import type { WantedSetup } from '../../shared/levelling/guild-setup.ts'
import { readWords } from '../local/words.ts'

const OPTIONS = {
  announce: { type: 'string' },
  'level-role': { type: 'string', multiple: true },
  yes: { type: 'boolean', default: false },
} as const

/** The ways to announce level-ups that need no channel, by their words. */
export const ANNOUNCE_WORDS: Readonly<Record<string, 'reply' | 'dm' | 'disable'>> = {
  reply: 'reply',
  dm: 'dm',
  off: 'disable',
}

const isId = (text: string): boolean => v.is(snowflake('server, role or channel'), text)

function readAnnounce(word: string): NotificationSetting | null {
  const type = Object.hasOwn(ANNOUNCE_WORDS, word) ? ANNOUNCE_WORDS[word] : undefined
  if (type !== undefined) return { type, channelId: null }
  const channelId = word.startsWith('channel:') ? word.slice('channel:'.length) : ''
  return isId(channelId) ? { type: 'channel', channelId } : null
}

function readLevelRole(word: string): WantedSetup['levelRoles'][number] | null {
  const [, digits = '', role = ''] = /^([1-9]\d{0,3})=(\d+|new)$/.exec(word) ?? []
  const level = Number(digits)
  return level >= 1 && level <= MAX_LEVEL && (role === 'new' || isId(role)) ? { level, role } : null
}

/** What the command line asks for. */
interface Given {
  guildId: Snowflake
  /** Null if the command line has no choice: then the script asks. */
  wanted: WantedSetup | null
  isAgreed: boolean
  wrongUsage: ReturnType<typeof readWords>['wrongUsage']
}

/** Reads the command line. @throws {Refusal} with exit code 64 */
export function readGiven(words: readonly string[]): Given {
  const { values, positionals, wrongUsage } = readWords({ script: 'guild-setup', options: OPTIONS, most: 1 }, words)
  const [guildId] = positionals
  if (guildId === undefined) throw wrongUsage('a server id is missing')
  if (!isId(guildId)) throw wrongUsage(`${guildId} is not a server id`)
  const announce = values.announce === undefined ? null : readAnnounce(values.announce)
  if (values.announce !== undefined && announce === null)
    throw wrongUsage(`--announce is reply, dm, off or channel:ID, not ${values.announce}`)
  const levelRoles = (values['level-role'] ?? []).map((word) => {
    const levelRole = readLevelRole(word)
    if (levelRole === null)
      throw wrongUsage(`--level-role is LEVEL=ROLE_ID or LEVEL=new, with a level from 1 to ${MAX_LEVEL}, not ${word}`)
    return levelRole
  })
  const twice = levelRoles.find(({ level }, index) => levelRoles.findIndex((one) => one.level === level) < index)
  if (twice !== undefined) throw wrongUsage(`level ${twice.level} is given twice`)
  const isEmpty = announce === null && levelRoles.length === 0
  return { guildId, wanted: isEmpty ? null : { announce, levelRoles }, isAgreed: values.yes, wrongUsage }
}
