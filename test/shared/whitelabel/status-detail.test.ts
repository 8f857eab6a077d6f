import { expect, test } from 'bun:test'
import { type StatusDetail, sayDetail, storeDetail } from '../../../shared/whitelabel/status-detail.ts'

const said = (locale: string, detail: StatusDetail) => sayDetail(locale, storeDetail(detail), '/whitelabel setup')

test.each([
  [{ why: 'token' }, '4004'],
  [{ why: 'token' }, '/whitelabel setup'],
  [{ why: 'intent', botId: '77' }, 'https://discord.com/developers/applications/77/bot'],
  [{ why: 'closed', code: 4010 }, '(4010)'],
  [{ why: 'spent', resetAt: 1_700_000_000_000 }, '<t:1700000000:R>'],
  [{ why: 'unreadable' }, '/whitelabel setup'],
] as const)('%j names in every language what it is about: %s', (detail, part) => {
  for (const locale of ['en-US', 'de', 'fr', 'es-ES', 'pt-BR']) expect(said(locale, detail)).toContain(part)
})

test('a reason is shown in the reader’s language', () => {
  expect(said('de', { why: 'premium' })).toStartWith('Premium ist abgelaufen')
  expect(said('fr', { why: 'unknown-status' })).toContain('Choisis Démarrer')
})

test.each(['Discord refuses the token (4004)', '{"why":"something newer"}', '{'])(
  'what no key stands for is said as it is: %p',
  (kept) => expect(sayDetail('de', kept, '')).toBe(kept),
)
