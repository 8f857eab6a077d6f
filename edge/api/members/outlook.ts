import type { AwardsReply } from '../../../shared/api/members.ts'
import { type EarningFacts, earningFacts } from '../../../shared/database/members/earning-facts.ts'
import { otherFacts } from '../../../shared/database/members/other-facts.ts'
import { channelMention, userMention } from '../../../shared/discord/markdown.ts'
import { shownName } from '../../../shared/discord/name.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { isOutlookUncounted, type Outlook, outlookOf } from '../../../shared/levelling/outlook.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { earningPlace } from '../../guild/earning-place.ts'
import { type OtherQuestion, otherOutlookFor } from '../../guild/other-outlook.ts'
import { otherLines } from '../../messages/other-lines.ts'
import { gainLine, whyMessage, whyNever } from '../../messages/why-message.ts'
import type { GuildContext } from '../context.ts'
import { accessOf } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import type { PresentMember } from './discord-members.ts'
import { sayOfMembers } from './texts.ts'

interface Asked {
  userId: Snowflake
  member: PresentMember | 'gone'
  /** Null for a message in any channel that is not ignored. */
  channelId: Snowflake | null
}

type OutlookReply = AwardsReply['outlook']

const nothing = (earns: 'never' | 'unknown', text: string, others: string[] = []): OutlookReply => ({
  ...{ earns, text, from: null, gain: null, others },
})

/** The facts that decide whether the member earns, and the channel with its parents; a text where they are not known. */
async function findFacts(
  context: GuildContext,
  { userId, roleIds, channelId }: { userId: Snowflake; roleIds: readonly Snowflake[]; channelId: Snowflake | null },
): Promise<{ facts: EarningFacts; channelPath: Snowflake[] } | string> {
  const { database, guildId, locale } = context
  const { text } = sayAsCommands(locale)
  if (channelId === null) {
    const facts = await earningFacts(database, { guildId, userId }, [], roleIds)
    return facts === null ? text('why.unknownServer') : { facts, channelPath: [] }
  }
  const listed = (await context.channels())?.get(channelId)
  const channel = listed === undefined ? null : { id: channelId, type: listed.type, parent_id: listed.parentId }
  const place = await earningPlace({ ...accessOf(context), database }, { userId, roleIds, channelId, channel })
  if (place === null) return text('why.unknownServer')
  if (place.path.unknown !== null) return text('why.unknownPlace', { channel: channelMention(channelId) })
  return { facts: place.facts, channelPath: place.path.ids }
}

/** Whether a member's next message would earn XP, and if not, why. */
export async function outlookFor(context: GuildContext, { userId, member, channelId }: Asked): Promise<OutlookReply> {
  const { guildId, locale, now } = context
  const say = sayAsCommands(locale)
  const { text } = say
  const known = member === 'gone' ? null : shownName(member.nick, member.user.globalName, member.user.username)
  const user = known ?? userMention(userId)
  if (member === 'gone') return nothing('never', text('why.absent', { user }))
  if (member.isBot) return nothing('never', text('why.bot', { user }))
  const { roleIds } = member
  const found = await findFacts(context, { userId, roleIds, channelId })
  if (typeof found === 'string') return nothing('unknown', found)
  const { facts, channelPath } = found
  const candidate = {
    guildId,
    channelPath,
    isPartial: channelId === null,
    authorRoleIds: roleIds,
    source: 'person',
  } as const
  const outlook = outlookOf(candidate, facts, now)
  const others = isOutlookUncounted(outlook)
    ? []
    : await otherSentences(context, { userId, user, roleIds, here: { facts, path: { ids: channelPath } } })
  const naming = { ...say, member: () => user, when: (time: number) => inWords(locale, time - now) }
  const answer = { user: userId, channelId: channelId ?? '0', rules: facts.rules, outlook }
  if (outlook.earns === 'never') return nothing('never', whyNever(naming, answer, outlook.why), others)
  const words =
    channelId === null
      ? `${anywhere(locale, user, outlook, now)}\n${gainLine(naming, facts.rules, outlook)}`
      : (whyMessage(naming, answer).content ?? '')
  const from = outlook.earns === 'later' ? outlook.from : null
  return { earns: outlook.earns, text: words, from, gain: outlook.gain, others }
}

/** Sentences about the XP that the member earns in voice and by reactions, and loses by decay. */
async function otherSentences(
  context: GuildContext,
  { user, ...asked }: { user: string } & Omit<OtherQuestion, 'others'>,
): Promise<string[]> {
  const { database, guildId, locale, now } = context
  const facts = await otherFacts(database, { guildId, userId: asked.userId }, now)
  if (facts === null) return []
  const outlook = await otherOutlookFor({ ...accessOf(context), database, now }, { ...asked, others: facts })
  const naming = { text: sayAsCommands(locale).text, user, now, when: (time: number) => inWords(locale, time - now) }
  return otherLines(naming, outlook, facts.settings)
}

function anywhere(locale: string, user: string, outlook: Exclude<Outlook, { earns: 'never' }>, now: number): string {
  const say = sayOfMembers(locale)
  if (outlook.earns === 'now') return say('earnsNow', { user })
  return say('earnsLater', { user, when: inWords(locale, outlook.from - now) })
}

/** A duration from now on in words, e.g. `in 20 seconds`. */
function inWords(locale: string, ms: number): string {
  const format = new Intl.RelativeTimeFormat(languageOf(locale))
  const seconds = Math.ceil(ms / 1_000)
  if (seconds < 120) return format.format(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 120) return format.format(minutes, 'minute')
  const hours = Math.ceil(minutes / 60)
  return hours < 48 ? format.format(hours, 'hour') : format.format(Math.ceil(hours / 24), 'day')
}
