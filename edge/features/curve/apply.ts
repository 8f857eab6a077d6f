import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Curve } from '../../../shared/levelling/curve.ts'
import { curveName } from '../../../shared/levelling/curve-texts.ts'
import { writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { curve as setting } from '../../../shared/settings/curve.ts'
import { roleRefusalOf } from '../../guild/level-roles/every-role.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { workText } from '../../messages/season.ts'

type Applied = { ok: true } | { ok: false; reason: 'same' | 'stale' } | { ok: false; reason: 'refused'; text: string }

/**
 * Changes the guild's curve. The gateway then recalculates the members' levels, and shows its progress in the reply. A change
 * can give and take every level role, so the member must be allowed to give each.
 */
export async function applyCurve(context: InteractionContext, curve: Curve): Promise<Applied> {
  const { database, guildId, actor, now } = context
  const [stored, work] = await Promise.all([guildOverview(database, guildId), guildWork(database, guildId)])
  const { settings, version } = stored
  const text = writeCurve(curve)
  if (settings.curve === text) return { ok: false, reason: 'same' }
  if (work === 'season') return { ok: false, reason: 'refused', text: workText(context, work) }
  const refusal = await roleRefusalOf(context, stored)
  if (refusal !== null) return { ok: false, reason: 'refused', text: refusal }
  // With the expected version, the change fails where a level role was added after the check above.
  const author = { guildId, actor, expected: version, standing: { settings, version }, reply: syncReply(context) }
  const changed = await changeSettings(database, author, { curve: text }, now)
  return changed.ok ? { ok: true } : { ok: false, reason: 'stale' }
}

/** The reply that says that the curve was applied, or why it was not. */
export function appliedMessage({ text, locale }: InteractionContext, curve: Curve, applied: Applied): Message {
  if (applied.ok) return { content: setting.saved({ curve: writeCurve(curve) }, locale), components: [] }
  switch (applied.reason) {
    case 'same':
      return { content: text('curve.same', { curve: curveName(curve, locale) }), components: [] }
    case 'stale':
      return { content: text('refusal.expired'), components: [] }
    case 'refused':
      return { content: applied.text, components: [] }
  }
}
