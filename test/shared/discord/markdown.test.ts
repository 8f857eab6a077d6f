import { describe, expect, test } from 'bun:test'
import { channelMention, escapeMarkdown, roleMention, userMention } from '../../../shared/discord/markdown.ts'

describe('a name in a message', () => {
  test.each(['**bold**', '__x__', '~~x~~', '`code`', '||spoiler||', '# title', '> quote', '[a](b)', '<@1>', '<#1>'])(
    '%s has no effect',
    (name) => {
      const escaped = escapeMarkdown(name)
      for (const sign of escaped.matchAll(/[*_~`|#>[\]()<]/g)) expect(escaped[sign.index - 1]).toBe('\\')
    },
  )

  test.each(['@everyone', '@here'])('%s pings no member', (name) => {
    expect(escapeMarkdown(name)).not.toContain(name)
  })

  test('of plain letters stays as it is', () => {
    expect(escapeMarkdown('Zoë 日本 \u{1f409}')).toBe('Zoë 日本 \u{1f409}')
  })
})

test('mentions have Discord’s format', () => {
  expect([userMention('1'), roleMention('2'), channelMention('3')]).toEqual(['<@1>', '<@&2>', '<#3>'])
})
