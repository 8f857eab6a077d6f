import { describe, expect, test } from 'bun:test'
import { AUDIT_GROUPS, AUDIT_KINDS, AUDIT_VIAS, type AuditKind, SCRIPT } from '../../../shared/audit/entry.ts'
import { AUDIT_GROUP_NAMES } from '../../../shared/audit/group-texts.ts'
import { auditSentence, type DescribedEntry } from '../../../shared/audit/sentence.ts'
import { NO_LIMITS } from '../../../shared/discord/command-limits.ts'
import { DEFAULT_SETTINGS, SETTINGS } from '../../../shared/settings/index.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

const entry = (given: Partial<DescribedEntry>): DescribedEntry => ({
  ...{ actor: { id: '7', via: 'dashboard', keyId: null }, kind: 'xp.changed', targetId: null, subject: null },
  ...{ before: null, after: null, reason: null },
  ...given,
})
const say = (given: Partial<DescribedEntry>, locale = 'en') => auditSentence(entry(given), locale)

const BOOST = {
  ...{ factor: 2, startsAt: 0, endsAt: null },
  weekly: { weekdays: 16, fromMinute: 1_080, toMinute: 1_320, timeZone: 'Europe/Berlin' },
}

/** A change of each kind. */
const EXAMPLES: Readonly<Record<AuditKind, Partial<DescribedEntry>>> = {
  'xp.changed': { targetId: '9', before: { xp: 0, level: 0 }, after: { xp: 120, level: 1 } },
  'decay.undone': { after: { days: 3 } },
  'season.started': { after: { number: 3, name: 'Winter' } },
  'season.ended': { after: { number: 3, name: '' } },
  'season.undone': { after: { number: 3, name: 'Winter' } },
  'import.started': { after: { title: 'MEE6', members: 12 } },
  'import.stopped': { after: { title: 'MEE6' } },
  'bulk.started': { targetId: '5', after: { what: 'give', of: 'role', xp: 500, members: 12 } },
  'bulk.stopped': { after: null },
  'bulk.undone': { after: { members: 12 } },
  'import.undone': { after: { title: 'MEE6', members: 12 } },
  'members.exported': { after: { format: 'csv' } },
  'guild.restored': { after: { madeAt: 1_785_542_400_000 } },
  'setting.changed': { subject: 'xpDelay', before: { xpDelaySeconds: 60 }, after: { xpDelaySeconds: 30 } },
  'level-role.added': { targetId: '5', after: { level: 3 } },
  'level-role.changed': { targetId: '5', after: { whenNext: 'keep', whenLost: 'take' } },
  'level-role.removed': { targetId: '5', before: { level: 3 } },
  'activity-role.set': { targetId: '5', after: { members: 10, days: 7 } },
  'activity-role.removed': { targetId: '5' },
  'level-text.set': { after: { level: 10, form: 'plain', text: 'Ten!' } },
  'level-text.removed': { before: { level: 10 } },
  'ignored.added': { targetId: '5', after: { type: 'channel' } },
  'ignored.removed': { targetId: '5', before: { type: 'role' } },
  'earning-channel.added': { targetId: '5', after: { type: 'channel' } },
  'earning-channel.removed': { targetId: '5', before: { type: 'channel' } },
  'multiplier.set': { targetId: '5', after: { type: 'role', percent: 150 } },
  'multiplier.removed': { targetId: '5', before: { type: 'channel' } },
  'manager.added': { targetId: '5' },
  'manager.removed': { targetId: '5' },
  'viewer.added': { targetId: '5' },
  'viewer.removed': { targetId: '5' },
  'boost.added': { after: BOOST },
  'boost.stopped': { before: BOOST },
  'boost.skipped': { before: BOOST, after: { from: 1_785_542_400_000, until: 1_785_556_800_000 } },
  'command-limit.added': { targetId: '5', after: { type: 'category' } },
  'command-limit.removed': { targetId: '5', before: { type: 'member' } },
  'member.erased': {},
  'jobs.retried': { after: { jobs: 2 } },
  'bot.added': { targetId: '5', after: { name: 'Fern' } },
  'bot.action': { targetId: '5', after: 'restart' },
  'bot.presence': { targetId: '5', before: null, after: { status: 'idle', type: 'playing', text: 'chess' } },
  'linked-roles.added': { targetId: '5', after: { name: 'Fern' } },
  'linked-roles.removed': { targetId: '5', before: { name: 'Fern' } },
  'branding.set': { after: { parts: ['nick'] } },
  'branding.reset': {},
  'branding.ended': {},
  'premium.granted': { targetId: '5', after: { source: 'test' } },
  'premium.revoked': { targetId: '5' },
  'key.created': { targetId: null, after: { name: 'site', scope: 'read' } },
  'key.deleted': { targetId: null, before: { name: 'site', scope: 'read' } },
  'webhook.added': { targetId: null, after: { name: 'hooks.example' } },
  'webhook.changed': { targetId: null, after: { name: 'hooks.example' } },
  'webhook.secret-replaced': { targetId: null, after: { name: 'hooks.example' } },
  'webhook.removed': { targetId: null, before: { name: 'hooks.example' } },
}

describe('a change in a sentence', () => {
  test('names the person, the change, and the way', () => {
    expect(say({ kind: 'setting.changed', ...EXAMPLES['setting.changed'] })).toBe(
      '<@7> changed “Cooldown” from “60 seconds” to “30 seconds”, in the dashboard',
    )
    expect(
      say({ kind: 'setting.changed', ...EXAMPLES['setting.changed'], actor: SCRIPT, reason: 'a *test*' }, 'de'),
    ).toBe(
      'Jemand vom Betrieb des Bots hat „Abklingzeit“ von „60 Sekunden“ auf „30 Sekunden“ geändert, mit einem Skript: a \\*test\\*',
    )
  })

  test('of XP names the level where it changes, too', () => {
    expect(say({ ...EXAMPLES['xp.changed'] })).toContain('the XP of <@9> from 0 to 120 (level 0 → 1)')
    const same = { targetId: '9', before: { xp: 1_000, level: 4 }, after: { xp: 1_100, level: 4 } }
    expect(say(same)).toBe('<@7> changed the XP of <@9> from 1,000 to 1,100, in the dashboard')
  })

  test('describes a boost by its days, times and zone', () => {
    expect(say({ kind: 'boost.stopped', before: BOOST }, 'de')).toBe(
      '<@7> hat den XP-Boost „×2, Fr, 18:00 bis 22:00 Uhr (Europe/Berlin)“ beendet, im Dashboard',
    )
  })

  test('mentions a channel, a role and a member each in its own form', () => {
    expect(say({ kind: 'ignored.added', ...EXAMPLES['ignored.added'] })).toContain('<#5>')
    expect(say({ kind: 'ignored.removed', ...EXAMPLES['ignored.removed'] })).toContain('<@&5>')
    expect(say({ kind: 'command-limit.added', ...EXAMPLES['command-limit.added'] })).toContain('<#5>')
    expect(say({ kind: 'command-limit.removed', ...EXAMPLES['command-limit.removed'] })).toContain('<@5>')
  })

  test('of a deleted member names nobody, and entries about the member say that the data was deleted', () => {
    expect(say({ kind: 'member.erased', actor: SCRIPT })).toBe('A member had their data deleted')
    expect(say({ kind: 'branding.ended', actor: SCRIPT })).toContain('premium has ended')
    expect(say({ ...EXAMPLES['xp.changed'], targetId: null })).toContain('the XP of a member whose data was deleted')
  })

  const NOBODY: readonly string[] = ['member.erased', 'branding.ended']

  test.each(AUDIT_KINDS.filter((kind) => !NOBODY.includes(kind)))(
    'exists for %s in every language and every way',
    (kind) => {
      for (const locale of LANGUAGES) {
        for (const via of AUDIT_VIAS) {
          const actor = { id: '7', via, keyId: null }
          const said = say({ kind, ...EXAMPLES[kind], actor }, locale)
          expect(said).toStartWith('<@7> ')
          expect(said).not.toContain('{')
          expect(said).not.toContain(kind)
        }
      }
    },
  )

  test.each(SETTINGS.map(({ key }) => key))('reads the values of the setting %s', (key) => {
    const lists: Readonly<Record<string, unknown>> = {
      managerRoles: ['5'],
      commandLimits: { ...NO_LIMITS, roleIds: ['5'] },
    }
    const value = lists[key] ?? { ...DEFAULT_SETTINGS }
    const said = say({ kind: 'setting.changed', subject: key, before: value, after: value })
    expect(said).not.toContain('{')
    expect(said).not.toContain(`“${key}”`)
  })

  test('shows what it does not know as it is stored, without formatting', () => {
    expect(say({ kind: 'moon.landed' })).toBe('<@7>: moon.landed, in the dashboard')
    expect(say({ kind: 'setting.changed', subject: 'moonPhase', before: { base: 5 }, after: null })).toContain(
      'changed “moonPhase” from “{"base"\\:5}” to “null”',
    )
    expect(
      say({ kind: 'setting.changed', subject: 'xpRate', before: { xpRate: 'x' }, after: { xpRate: 2 } }),
    ).toContain('from “{"xpRate"\\:"x"}” to “×2”')
    expect(say({ kind: 'bot.action', after: 'explode' })).toBe('<@7>: bot.action, in the dashboard')
  })

  test('has no effect of formatting, links or mentions from names', () => {
    expect(say({ kind: 'key.created', after: { name: '@everyone [x](y)' } })).not.toContain('@everyone')
  })
})

test('each kind of change is in one group that readers can choose', () => {
  const grouped = Object.values(AUDIT_GROUPS).flat()
  expect([...grouped].toSorted()).toEqual([...AUDIT_KINDS].toSorted())
  expect(Object.keys(AUDIT_GROUP_NAMES)).toEqual(Object.keys(AUDIT_GROUPS))
})
