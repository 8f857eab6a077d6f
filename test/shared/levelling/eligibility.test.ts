import { describe, expect, test } from 'bun:test'
import { type Candidate, eligibility } from '../../../shared/levelling/eligibility.ts'

const ignore = { ignoredChannelIds: new Set(['90', '91']), ignoredRoleIds: new Set(['80']) }
const message = (with_: Partial<Candidate> = {}): Candidate => ({
  guildId: '1',
  channelPath: ['10', '11'],
  authorRoleIds: ['20'],
  source: 'person',
  ...with_,
})

describe('who may earn', () => {
  test('a person’s message in a server may', () => {
    expect(eligibility(message(), ignore)).toEqual({ ok: true, guildId: '1' })
  })

  test.each(['bot', 'webhook', 'system'] as const)('a message of a %s may not', (source) => {
    expect(eligibility(message({ source }), ignore)).toEqual({ ok: false, reason: source })
  })

  test('a direct message may not', () => {
    expect(eligibility(message({ guildId: null }), ignore)).toEqual({ ok: false, reason: 'direct-message' })
  })

  test.each([
    ['an ignored channel', ['90', '10']],
    ['a thread in an ignored channel', ['12', '90', '10']],
    ['a channel in an ignored category', ['12', '91']],
    ['a thread in a channel in an ignored category', ['12', '13', '91']],
  ])('a message in %s may not', (_, channelPath) => {
    expect(eligibility(message({ channelPath }), ignore)).toMatchObject({ ok: false, reason: 'ignored-channel' })
  })

  test('a member who holds an ignored role among others may not', () => {
    const result = eligibility(message({ authorRoleIds: ['20', '80', '21'] }), ignore)
    expect(result).toEqual({ ok: false, reason: 'ignored-role', roleId: '80' })
  })

  test('an id in the wrong list ignores nothing', () => {
    expect(eligibility(message({ channelPath: ['80'], authorRoleIds: ['90'] }), ignore).ok).toBe(true)
  })
})
