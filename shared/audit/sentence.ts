import * as v from 'valibot'
import { channelMention, dateAndTime, escapeMarkdown, roleMention, userMention } from '../discord/markdown.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { boostInWords } from '../levelling/boost-texts.ts'
import { factorOf } from '../levelling/earning-factor.ts'
import { seasonName } from '../levelling/season-announcement.ts'
import { quotedText } from '../settings/quoted-text.ts'
import { speakFrom } from '../text/say.ts'
import type { AuditEntry } from './entry.ts'
import { settingShown, settingTitle } from './setting-value.ts'
import { auditTexts } from './texts.ts'

const say = speakFrom(auditTexts)

const whole = v.pipe(v.number(), v.integer())
const boostSchema = v.object({
  factor: v.number(),
  startsAt: whole,
  endsAt: v.nullable(whole),
  weekly: v.nullable(v.object({ weekdays: whole, fromMinute: whole, toMinute: whole, timeZone: v.string() })),
})

/** An entry to describe. A kind or value that this release does not know is shown as it is stored. */
export type DescribedEntry = Omit<AuditEntry, 'kind' | 'guildId'> & { kind: string }

/** A field of a stored value; undefined where it has none. */
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const numberIn = (value: unknown, name: string): number => {
  const found = field(value, name)
  return typeof found === 'number' ? found : 0
}

/** A text of a stored value, without formatting; null where it has none. */
const textIn = (value: unknown, name: string): string | null => {
  const found = field(value, name)
  return typeof found === 'string' ? escapeMarkdown(found) : null
}

/** A level's own text as code, on one line. */
function wordingIn(value: unknown): string {
  const found = field(value, 'text')
  return typeof found === 'string' ? quotedText(found) : '—'
}

/** A channel, role or member of one of the lists. */
function targetMention(id: Snowflake, value: unknown): string {
  const type = field(value, 'type')
  if (type === 'member') return userMention(id)
  return type === 'channel' || type === 'category' ? channelMention(id) : roleMention(id)
}

/** A boost in words. @param value as `addBoost` records it */
function boostShown(value: unknown, locale: string): string {
  const parsed = v.safeParse(boostSchema, value)
  return parsed.success ? boostInWords(parsed.output, locale, dateAndTime) : '—'
}

/** The lists in the kinds of entries. A kind is a list and a verb, e.g. `ignored.added`. */
const LISTS = [
  'ignored',
  'earning-channel',
  'multiplier',
  'command-limit',
  'manager',
  'viewer',
  'bot',
  'linked-roles',
  'premium',
  'key',
  'webhook',
] as const
/** The texts for the verb of a kind. */
const VERBS: Readonly<Record<string, 'audit.added' | 'audit.removed'>> = {
  added: 'audit.added',
  created: 'audit.added',
  granted: 'audit.added',
  removed: 'audit.removed',
  deleted: 'audit.removed',
  revoked: 'audit.removed',
}

const SEASONS = {
  'season.started': 'audit.seasonStarted',
  'season.ended': 'audit.seasonEnded',
  'season.undone': 'audit.seasonUndone',
} as const

const IMPORTS = {
  'import.started': 'audit.importStarted',
  'import.stopped': 'audit.importStopped',
  'import.undone': 'audit.importUndone',
} as const

/** Who reset XP, or gave XP to the members with a role. @param value the entry's `after` */
function bulkSentence(who: string, id: Snowflake, value: unknown, locale: string): string {
  const text = say(locale)
  const members = numberIn(value, 'members')
  const role = roleMention(id)
  if (field(value, 'what') === 'give') return text('audit.bulkGave', { who, members, role, xp: numberIn(value, 'xp') })
  switch (field(value, 'of')) {
    case 'member':
      return text('audit.bulkResetMember', { who, member: id === '0' ? text('audit.erasedMember') : userMention(id) })
    case 'role':
      return text('audit.bulkResetRole', { who, members, role })
    default:
      return text('audit.bulkResetEveryone', { who, members })
  }
}

const isList = (word: string): word is (typeof LISTS)[number] => LISTS.some((list) => list === word)

/** Who did what, without the way and the reason. */
function act(entry: DescribedEntry, locale: string): string {
  const text = say(locale)
  const { kind, actor, targetId, subject, before, after } = entry
  const who = actor.id === null ? text('audit.operator') : userMention(actor.id)
  const id = targetId ?? '0'
  const [role, user] = [roleMention(id), userMention(id)]
  switch (kind) {
    case 'xp.changed': {
      const xp = { before: numberIn(before, 'xp'), after: numberIn(after, 'xp') }
      const level = { before: numberIn(before, 'level'), after: numberIn(after, 'level') }
      const what = text('audit.xp', { who, member: targetId === null ? text('audit.erasedMember') : user, ...xp })
      return level.before === level.after ? what : text('audit.level', { what, ...level })
    }
    case 'setting.changed': {
      const key = subject ?? ''
      const values = { before: settingShown(key, before, locale), after: settingShown(key, after, locale) }
      return text('audit.setting', { who, setting: settingTitle(key, locale), ...values })
    }
    case 'level-role.added':
      return text('audit.levelRoleAdded', { who, role, level: numberIn(after, 'level') })
    case 'level-role.removed':
      return text('audit.levelRoleRemoved', { who, role, level: numberIn(before, 'level') })
    case 'level-role.changed':
      return text('audit.levelRoleChanged', { who, role })
    case 'activity-role.set':
      return text('audit.activityRoleSet', {
        who,
        role,
        members: numberIn(after, 'members'),
        days: numberIn(after, 'days'),
      })
    case 'activity-role.removed':
      return text('audit.activityRoleRemoved', { who, role })
    case 'level-text.set':
      return text('audit.levelTextSet', { who, level: numberIn(after, 'level'), text: wordingIn(after) })
    case 'level-text.removed':
      return text('audit.levelTextRemoved', { who, level: numberIn(before, 'level') })
    case 'multiplier.set':
      return text('audit.multiplierSet', {
        who,
        target: targetMention(id, after),
        factor: factorOf(numberIn(after, 'percent')),
      })
    case 'boost.added':
      return text('audit.boostAdded', { who, boost: boostShown(after, locale) })
    case 'boost.stopped':
      return text('audit.boostStopped', { who, boost: boostShown(before, locale) })
    case 'boost.skipped': {
      const [from, until] = [numberIn(after, 'from'), numberIn(after, 'until')].map(dateAndTime)
      const times = { from: from ?? '', until: until ?? '' }
      return text('audit.boostSkipped', { who, boost: boostShown(before, locale), ...times })
    }
    case 'decay.undone':
      return text('audit.decayUndone', { who, days: numberIn(after, 'days') })
    case 'season.started':
    case 'season.ended':
    case 'season.undone': {
      const named = { number: numberIn(after, 'number'), name: String(field(after, 'name') ?? '') }
      return text(SEASONS[kind], { who, season: seasonName(named, locale) })
    }
    case 'import.started':
    case 'import.stopped':
    case 'import.undone':
      return text(IMPORTS[kind], { who, members: numberIn(after, 'members'), bot: textIn(after, 'title') ?? '—' })
    case 'bulk.started':
      return bulkSentence(who, id, after, locale)
    case 'bulk.stopped':
      return text('audit.bulkStopped', { who })
    case 'bulk.undone':
      return text('audit.bulkUndone', { who, members: numberIn(after, 'members') })
    case 'member.erased':
      return text('audit.memberErased')
    case 'members.exported':
      return text('audit.membersExported', { who, format: (textIn(after, 'format') ?? '—').toUpperCase() })
    case 'guild.restored':
      return text('audit.guildRestored', { who, time: dateAndTime(numberIn(after, 'madeAt')) })
    case 'jobs.retried':
      return text('audit.jobsRetried', { who, count: numberIn(after, 'jobs') })
    case 'bot.action':
      if (after === 'start' || after === 'stop' || after === 'restart' || after === 'delete')
        return text(`audit.${after}`, { who, bot: user })
      break
    case 'webhook.changed':
      return text('audit.webhookChanged', { who, host: textIn(after, 'name') ?? '—' })
    case 'webhook.secret-replaced':
      return text('audit.webhookSecret', { who, host: textIn(after, 'name') ?? '—' })
    case 'branding.set':
      return text('audit.brandingSet', { who })
    case 'branding.reset':
      return text('audit.brandingReset', { who })
    case 'branding.ended':
      return text('audit.brandingEnded')
    case 'bot.presence': {
      const shown = (value: unknown): string => textIn(value, 'text') ?? '—'
      return text('audit.presence', { who, bot: user, before: shown(before), after: shown(after) })
    }
  }
  const [list = '', how = ''] = kind.split('.')
  const verb = VERBS[how]
  if (!isList(list) || verb === undefined) return `${who}: ${escapeMarkdown(kind)}`
  const value = before ?? after
  const target = list === 'bot' || list === 'premium' ? user : (textIn(value, 'name') ?? targetMention(id, value))
  return text(verb, { who, target, list: text(`audit.${list}`) })
}

/**
 * Says a change in a sentence without a full stop, with Discord's mentions of people, roles and channels, e.g.
 * `<@7> changed “Cooldown” from “60 seconds” to “30 seconds”, in the dashboard`. Names and reasons are escaped.
 * @param locale Discord's locale code, e.g. `en-US`
 */
export function auditSentence(entry: DescribedEntry, locale: string): string {
  const text = say(locale)
  // The entry must not tell which member it was. It is the only entry without an author.
  if (entry.kind === 'member.erased') return act(entry, locale)
  const what = `${act(entry, locale)}, ${text(`audit.${entry.actor.via}`)}`
  return entry.reason === null ? what : text('audit.because', { what, reason: escapeMarkdown(entry.reason) })
}
