import { expect, test } from 'bun:test'
import { parseDiscordText } from '../../../edge/dashboard/discord-text/parse.ts'
import { withoutSymbol } from '../../../edge/dashboard/discord-text/without-symbol.ts'

test('an announcement is parsed into a mention and bold text', () => {
  expect(parseDiscordText('GG <@7>, you reached level **5**!')).toEqual([
    { kind: 'text', text: 'GG ' },
    { kind: 'user', id: '7' },
    { kind: 'text', text: ', you reached level ' },
    { kind: 'bold', pieces: [{ kind: 'text', text: '5' }] },
    { kind: 'text', text: '!' },
  ])
})

test.each([
  ['<@&8>', { kind: 'role', id: '8' }],
  ['<#9>', { kind: 'channel', id: '9' }],
  ['</settings show:123>', { kind: 'command', name: 'settings show' }],
  ['`code`', { kind: 'code', text: 'code' }],
  ['<t:1700000000:R>', { kind: 'time', at: 1_700_000_000_000, style: 'R' }],
] as const)('%s is parsed', (text, piece) => {
  expect(parseDiscordText(text)).toEqual([piece])
})

test('HTML and unknown marks stay text', () => {
  const text = '<b onclick="alert(1)">Olivia</b> <script>'
  expect(parseDiscordText(text)).toEqual([{ kind: 'text', text }])
})

test('escaped marks are shown as they are', () => {
  const pieces = parseDiscordText('\\*\\*not bold\\*\\*')
  expect(pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind)).join('')).toBe('**not bold**')
})

test('an address is a link without its brackets and the end of the sentence', () => {
  const link = (url: string) => ({ kind: 'link', url, pieces: [{ kind: 'text', text: url }] }) as const
  expect(parseDiscordText('See http://127.0.0.1:3001/docs, or <https://example.com>.')).toEqual([
    { kind: 'text', text: 'See ' },
    link('http://127.0.0.1:3001/docs'),
    { kind: 'text', text: ', or ' },
    link('https://example.com'),
    { kind: 'text', text: '.' },
  ])
})

test('a link leads only to the web', () => {
  expect(parseDiscordText('[docs](https://example.com/a)')).toEqual([
    { kind: 'link', url: 'https://example.com/a', pieces: [{ kind: 'text', text: 'docs' }] },
  ])
  const bad = '[docs](javascript:alert(1))'
  expect(parseDiscordText(bad)).toEqual([{ kind: 'text', text: bad }])
})

test('a text of several lines loses the symbol of each line, and keeps its lines and other symbols', () => {
  expect(withoutSymbol('⚠️ One.\n✅ Two 🎉\n\nThree')).toBe('One.\nTwo 🎉\n\nThree')
  expect(withoutSymbol('⚠️\n✅ Two')).toBe('\nTwo')
})
