import * as v from 'valibot'
import {
  levelTextBody,
  levelTextPreviewBody,
  levelTextPreviewReply,
  levelTextsReply,
} from '../../../shared/api/level-texts.ts'
import { removeLevelText, setLevelText } from '../../../shared/database/guilds/level-texts.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import { isFullFor, MOST_LEVEL_TEXTS, withLevelText } from '../../../shared/levelling/level-text.ts'
import { wordingFault } from '../../../shared/levelling/wording-values.ts'
import { wordingFaultText } from '../../../shared/settings/wording-texts.ts'
import type { GuildLoadContext } from '../context.ts'
import { changeStored } from '../guild/conflict.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { changedTexts, levelTextsReplyOf, previewOf } from './shown.ts'

const params = v.object({
  level: v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,3}$/),
    v.transform(Number),
    v.check((level) => level <= MAX_LEVEL),
  ),
})

const load = ({ database, guildId }: GuildLoadContext) => guildOverview(database, guildId)

const listRoute = route({
  id: 'level-texts.list',
  method: 'GET',
  path: '/guilds/:guild_id/level-texts',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the levels that are announced with a text of their own',
  reply: levelTextsReply,
  load,
  run: (_, __, stored) => levelTextsReplyOf(stored, null),
})

const previewRoute = route({
  id: 'level-texts.preview',
  method: 'POST',
  path: '/guilds/:guild_id/level-texts/preview',
  access: 'manager',
  key: 'read',
  summary: 'Shows the announcement of a level with a text exactly as it would be posted, and changes nothing',
  request: { body: levelTextPreviewBody },
  reply: levelTextPreviewReply,
  changesNothing: true,
  load,
  run({ locale, actor }, { body: { level, form, ...typed } }, stored) {
    const text = typed.text.trim()
    const fault = wordingFault(text, form)
    const refusal = fault === null ? null : wordingFaultText(fault, locale)
    // A key has no member's id. The id then appears in the example only.
    return { body: previewOf(stored, { level, text, form }, { userId: actor.id ?? '0', refusal }) }
  },
})

const setRoute = route({
  id: 'level-texts.set',
  method: 'PUT',
  path: '/guilds/:guild_id/level-texts/:level',
  access: 'manager',
  key: 'write',
  summary: 'Sets the text with which level-ups to a level are announced',
  request: { params, body: levelTextBody },
  reply: levelTextsReply,
  takesVersion: true,
  load,
  async run(context, { params: { level }, body: { form, ...typed } }, known) {
    const { database, guildId, actor, now, locale } = context
    const { text: say, mention } = sayAsCommands(locale)
    const text = typed.text.trim()
    const fault = wordingFault(text, form)
    if (fault !== null) {
      const detail = wordingFaultText(fault, locale)
      return refuse('cannot-do', detail, { errors: [{ at: 'body.text', detail }] })
    }
    return changeStored(context, known, async (stored, expected) => {
      const wanted = { level, text, form }
      const tooMany = say('levelTexts.tooMany', { most: MOST_LEVEL_TEXTS, remove: mention('leveltexts remove') })
      if (isFullFor(stored.levelTexts, level)) return refuse('cannot-do', tooMany)
      const made = await setLevelText(database, { guildId, actor, expected }, wanted, now)
      if (made === 'stale') return made
      if (made === 'refused') return levelTextsReplyOf(stored, say('levelTexts.same', { level }))
      const saved = say('levelTexts.set', { level })
      return changedTexts(context, stored, withLevelText(stored.levelTexts, wanted), saved)
    })
  },
})

const removeRoute = route({
  id: 'level-texts.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/level-texts/:level',
  access: 'manager',
  key: 'write',
  summary: 'Removes the text of a level, which is then announced like all others',
  request: { params },
  reply: levelTextsReply,
  takesVersion: true,
  load,
  run(context, { params: { level } }, known) {
    const { database, guildId, actor, now, locale } = context
    const { text, mention } = sayAsCommands(locale)
    return changeStored(context, known, async (stored, expected) => {
      const others = stored.levelTexts.filter((one) => one.level !== level)
      const isKnown = others.length < stored.levelTexts.length
      const removed = isKnown ? await removeLevelText(database, { guildId, actor, expected }, level, now) : 'refused'
      if (removed === 'stale') return removed
      if (removed === 'refused')
        return refuse('not-found', text('levelTexts.none', { level, list: mention('leveltexts list') }))
      return changedTexts(context, stored, others, text('levelTexts.removed', { level }))
    })
  },
})

/** The routes about the texts for single levels. */
export const levelTextRoutes = [listRoute, previewRoute, setRoute, removeRoute]
