import { describe, expect, test } from 'bun:test'
import { type Candidate, eligibility } from '../../../shared/levelling/eligibility.ts'

const ignore = {
  ignoredChannelIds: new Set(['90', '91']),
  ignoredRoleIds: new Set(['80']),
  earningChannelIds: new Set<string>(),
}
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

  describe('where only some channels earn', () => {
    const listing = { ...ignore, earningChannelIds: new Set(['70', '90']) }
    const judged = (with_: Partial<Candidate>) => eligibility(message(with_), listing)

    test('a message earns in them, in their threads and in their categories, and nowhere else', () => {
      expect(judged({ channelPath: ['70', '11'] }).ok).toBe(true)
      expect(judged({ channelPath: ['12', '13', '70'] }).ok).toBe(true)
      expect(judged({ channelPath: ['10', '11'] })).toEqual({ ok: false, reason: 'unlisted-channel' })
    })

    test('a message in an ignored channel earns nothing', () => {
      expect(judged({ channelPath: ['90'] })).toMatchObject({ reason: 'ignored-channel' })
      expect(judged({ channelPath: ['70', '91'] })).toMatchObject({ reason: 'ignored-channel' })
    })

    test('a message earns while the category of its channel is not known', () => {
      expect(judged({ channelPath: ['10'], isPartial: true }).ok).toBe(true)
      expect(judged({ channelPath: ['10'], isPartial: true, authorRoleIds: ['80'] }).ok).toBe(false)
    })
  })

  test('an id in the wrong list ignores nothing', () => {
    expect(eligibility(message({ channelPath: ['80'], authorRoleIds: ['90'] }), ignore).ok).toBe(true)
  })
})
