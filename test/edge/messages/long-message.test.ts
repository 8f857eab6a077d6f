import { expect, test } from 'bun:test'
import { doctorMessage } from '../../../edge/features/doctor/message.ts'
import { levelRolesMessage } from '../../../edge/features/level-roles/message.ts'
import { settingsMessage, settingsParts } from '../../../edge/features/settings/message.ts'
import { speak } from '../../../edge/features/texts.ts'
import { whyAnswer } from '../../../edge/features/xp/why-answer.ts'
import { longMessage, toPages } from '../../../edge/messages/long-message.ts'
import { DEFAULT_SETTINGS } from '../../../shared/database/guilds/settings.ts'
import { asComponentsV2 } from '../../../shared/discord/components-v2.ts'
import { type Message, replacing } from '../../../shared/discord/message.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'
import { displayedTexts } from '../../support/discord/checks/component-tree.ts'
import { editSchemaFor, messageBodySchema } from '../../support/discord/checks/message.ts'
import { parse } from '../../support/discord/rest/parse.ts'

const V2 = 1 << 15
const mention = (path: string): string => `</${path}:${'9'.repeat(20)}>`

/** Checks that Discord accepts a message, also as an edit of an older message. @returns its text */
function accepted(message: Message): string {
  const sent = JSON.parse(JSON.stringify(message))
  expect(parse(messageBodySchema, sent)).toMatchObject({ ok: true })
  const edit = JSON.parse(JSON.stringify(replacing(message)))
  for (const old of [{ flags: V2 }, { content: 'old', embeds: [{ title: 'old' }] }]) {
    expect(parse(editSchemaFor(old), edit)).toMatchObject({ ok: true })
  }
  return displayedTexts(sent.components).join('\n')
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `${n}`.padStart(20, '1'))

/** A server with the longest lists and texts, and a problem with each level role. */
const overview = {
  settings: {
    ...DEFAULT_SETTINGS,
    announcementText: '{user} '.repeat(120),
    announcementForm: 'embed' as const,
    boardName: 'n'.repeat(32),
  },
  levelRoles: ids(100).map((roleId, n) => ({ level: n, roleId, whenNext: 'keep' as const, whenLost: 'keep' as const })),
  levelTexts: [],
  activityRoleIds: [],
  ignoredChannelIds: ids(100),
  ignoredRoleIds: ids(100),
  earningChannelIds: ids(100),
  multipliers: ids(100).map((id) => ({ kind: 'role' as const, id, percent: 250 })),
  managerRoleIds: ids(25),
  boostChannelIds: [null],
  season: { roleId: null, channelId: null },
  commandLimits: { channelIds: ids(50), categoryIds: ids(50), roleIds: ids(50), memberIds: ids(50) },
}
const findings: Finding[] = [
  { kind: 'commandLimitsUnseen', goneIds: ids(50), hiddenChannelIds: ids(50) },
  { kind: 'multipliersDeleted', goneIds: ids(100) },
  ...overview.levelRoles.map(({ level, roleId }) => ({ kind: 'roleAboveBot' as const, level, roleId })),
]

const pageId = (page: number): string => `page:${page}`
const wholeText = (show: (page: number) => Message): string[] => {
  const first = accepted(show(1))
  const pages = Number(/(\d+)$/.exec(first)?.[1] ?? 1)
  return [first, ...Array.from({ length: pages - 1 }, (_, n) => accepted(show(n + 2)))]
}

test.each(LANGUAGES)('the longest long answers are within Discord’s limits in %s, and show every line', (locale) => {
  const text = speak(locale)
  const context = { text, mention, locale }
  const parts = settingsParts(context, overview, findings)
  const shown = wholeText((page) => settingsMessage(context, parts, page, { owner: '9'.repeat(20), pageId })).join('\n')
  for (const line of parts.flatMap(({ lines }) => lines)) {
    for (const piece of line.split('\n')) expect(shown).toContain(piece.slice(0, 60))
  }
  const lines = Array.from({ length: 60 }, (_, n) => `⚠️ ${n} ${text('doctor.levelsStuck', { when: '<t:1:R>' })}`)
  const checked = wholeText((page) => doctorMessage(text, lines, page, pageId))
  expect(checked.length).toBeGreaterThan(1)
  for (const line of lines) expect(checked.join('\n')).toContain(line)
  const roles = wholeText((page) => levelRolesMessage(context, overview, page, pageId)).join('\n')
  for (const { roleId } of overview.levelRoles) expect(roles).toContain(`<@&${roleId}>`)
})

test('a text is divided between its parts and lines, as late as possible', () => {
  const parts = [
    { heading: 'A', lines: ['x'.repeat(40), 'y'.repeat(40)] },
    { heading: 'B', lines: ['z'.repeat(40)] },
  ]
  expect(toPages(parts, 200)).toEqual([parts])
  expect(toPages(parts, 100)).toEqual([[parts[0]], [parts[1]]] as never)
  expect(toPages(parts, 60)).toEqual([
    [{ heading: 'A', lines: ['x'.repeat(40)] }],
    [{ heading: 'A', lines: ['y'.repeat(40)] }],
    [parts[1]],
  ] as never)
  expect(toPages([])).toEqual([[]])
})

test('many short parts are on several pages, because a message has at most 40 components', () => {
  const parts = Array.from({ length: 30 }, (_, n) => ({ heading: `part ${n}`, lines: [`line ${n}`] }))
  const shown = wholeText((page) => longMessage(speak('en'), { title: 'T', parts, page, pageId }))
  expect(shown).toHaveLength(3)
  for (const { lines } of parts) expect(shown.join('\n')).toContain(`\n${lines[0]}`)
})

test('texts of any length are divided into pages without a loss', () => {
  let seed = 7
  const random = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % most
  }
  for (let round = 0; round < 12; round++) {
    const parts = Array.from({ length: random(12) }, (_, part) => ({
      ...(random(3) > 0 && { heading: `part ${part}` }),
      lines: Array.from(
        { length: 1 + random(30) },
        (_, n) => `${part}.${n} ${'word, '.repeat(random(round * 60 + 2))}end`,
      ),
    }))
    const text = speak('en')
    const shown = wholeText((page) => longMessage(text, { title: 'T', parts, page, pageId })).join(' ')
    const words = (given: string): string => given.replace(/\s+/g, '')
    for (const line of parts.flatMap(({ lines }) => lines).filter(({ length }) => length < 3_000)) {
      expect(words(shown)).toContain(words(line))
    }
  }
})

test('the answer of /xp why keeps its other parts when a member has many multipliers', () => {
  const first = `✅ now\n${Array.from({ length: 200 }, (_, n) => `×2 <@&${n}${'0'.repeat(18)}>`).join('\n')}`
  const shown = accepted(whyAnswer(first, ['voice'], ['', 'Lately:', 'entry']))
  expect(shown).toStartWith('✅ now\n')
  expect(shown).toEndWith('…\nvoice\nLately:\nentry')
  expect(accepted(whyAnswer('✅ now', [], []))).toBe('✅ now')
})

test('any answer becomes a message of components: where its texts together are too long, the longest text loses lines', () => {
  const fields = Array.from({ length: 3 }, (_, n) => ({ name: `field ${n}`, value: 'v'.repeat(200) }))
  const embeds = [
    { description: 'line\n'.repeat(819) },
    { title: 'Title', color: 1, fields, footer: { text: 'below' } },
  ]
  const shown = accepted(asComponentsV2({ content: 'above', embeds, components: [], flags: 64 }))
  expect(shown).toStartWith('above\nline\n')
  expect(shown).toContain('line\n…\n## Title\n**field 0**\n')
  expect(shown).toEndWith('-# below')
  expect(asComponentsV2({ content: '', embeds: [], flags: 64 })).toEqual({ components: [], flags: 64 | V2 })
})
