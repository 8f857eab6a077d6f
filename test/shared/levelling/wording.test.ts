import { describe, expect, test } from 'bun:test'
import { announcementBody } from '../../../shared/levelling/announcement-body.ts'
import { fillWording, LONGEST_WORDING, readWording, WORDING_VARIABLES } from '../../../shared/levelling/wording.ts'
import { wordingFault, wordingValues } from '../../../shared/levelling/wording-values.ts'

const levelRoles = [
  { level: 10, roleId: '210' },
  { level: 5, roleId: '205' },
]
const reached = { userId: '7', level: 1000, previous: 999, standing: { xp: 1_234_567, rank: 1_200 }, levelRoles }

function filled(text: string, given: Partial<Parameters<typeof wordingValues>[0]> = {}): string {
  const read = readWording(text)
  if (!read.ok) throw new Error(`not a wording: ${read.fault.kind}`)
  return fillWording(read.wording, wordingValues({ ...reached, name: 'Castle', locale: 'en-US', ...given }))
}

test('every variable has its value', () => {
  const text = '{user} {previous}>{level} {role} {next_role} #{rank} {xp} {server}'
  expect(filled(text, { level: 7, previous: 6 })).toBe('<@7> 6>7 <@&205> <@&210> #1,200 1,234,567 Castle')
})

test('a variable without a value is a dash, so that no message is empty', () => {
  const nothing = { levelRoles: [], standing: null, name: '' }
  expect(filled('{role}{next_role}{rank}{xp}{server}', nothing)).toBe('–––––')
})

test('numbers are written as in the language of the server', () => {
  expect(filled('{level} {xp}', { locale: 'de' })).toBe('1.000 1.234.567')
})

test('a server’s name cannot add formatting or mentions', () => {
  expect(filled('{server}', { name: '**@everyone**' })).toBe('\\*\\*@\u200beveryone\\*\\*')
})

test('two opening braces are a plain brace, and a closing one needs no variable', () => {
  expect(filled('{{user} is } {level}')).toBe('{user} is } 1,000')
})

test('spaces around the message are left out, because Discord removes them', () => {
  expect(filled('\r\n Level {level}\r\nyes ')).toBe('Level 1,000\nyes')
})

describe('a text with a fault is refused with the place of the fault', () => {
  test.each([
    ['', { kind: 'blank' }],
    [' \n ', { kind: 'blank' }],
    ['GG {user', { kind: 'unclosed', at: 4 }],
    ['🎉 {user, {level}', { kind: 'unclosed', at: 3 }],
    ['{level} {', { kind: 'unclosed', at: 9 }],
    ['GG {usr}!', { kind: 'unknown', at: 4, name: 'usr', nearest: 'user' }],
    ['{Level}', { kind: 'unknown', at: 1, name: 'Level', nearest: 'level' }],
    ['{next role}', { kind: 'unknown', at: 1, name: 'next role', nearest: 'next_role' }],
    ['{weather}', { kind: 'unknown', at: 1, name: 'weather', nearest: null }],
    ['{}', { kind: 'unknown', at: 1, name: '', nearest: null }],
    ['a'.repeat(901), { kind: 'long-text', length: 901, most: LONGEST_WORDING }],
  ] as const)('%j', (text, fault) => {
    expect(wordingFault(text, 'plain')).toEqual(fault)
  })
})

test('a text is too long if its message with the longest values is too long; an embed may be longer', () => {
  expect(wordingFault('{server}'.repeat(10), 'plain')).toBeNull()
  expect(wordingFault('{server}'.repeat(11), 'plain')).toEqual({ kind: 'long-message', length: 2_200, most: 2_000 })
  expect(wordingFault('{server}'.repeat(11), 'embed')).toBeNull()
  expect(wordingFault('{server}'.repeat(21), 'embed')).toEqual({ kind: 'long-message', length: 4_200, most: 4_096 })
})

test('the check of the length assumes the longest value of each variable', () => {
  const extreme = {
    ...{ userId: '9'.repeat(20), level: 1000, previous: 999, name: '*'.repeat(100), locale: 'fr' },
    standing: { xp: Number.MAX_SAFE_INTEGER, rank: 99_999_999 },
    levelRoles: [{ level: 1000, roleId: '9'.repeat(20) }],
  }
  for (const variable of WORDING_VARIABLES) {
    const text = `{${variable}}`
    const longest = wordingFault(text.repeat(60), 'plain')
    const most = longest?.kind === 'long-message' ? longest.length / 60 : 2_000 / 60
    expect(filled(text, extreme).length).toBeLessThanOrEqual(most)
  }
})

describe('an announcement', () => {
  const about = { text: 'GG <@7> @everyone <@&5>', userIds: ['7', '8'], unpingedIds: ['8'] }

  test('pings its members alone, and not those who want no pings', () => {
    expect(announcementBody({ ...about, form: 'plain' })).toEqual({
      content: about.text,
      allowed_mentions: { parse: [], users: ['7'] },
    })
  })

  test('mentions its members above an embed', () => {
    const embeds = [{ description: about.text }]
    expect(announcementBody({ ...about, form: 'embed' })).toMatchObject({ content: '<@7>', embeds })
    expect(announcementBody({ ...about, form: 'embed', userIds: ['8'] })).not.toHaveProperty('content')
  })
})
