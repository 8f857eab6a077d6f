import { describe, expect, test } from 'bun:test'
import type { Directory } from '../support/playground/client/room/named.ts'
import { type LocaleCode, sendableCommands } from '../support/playground/client/typing/commands.ts'
import { type Line, readLine } from '../support/playground/client/typing/line.ts'
import { runOf } from '../support/playground/client/typing/run.ts'
import { suggest } from '../support/playground/client/typing/suggest.ts'
import type { Given } from '../support/playground/client/typing/values.ts'
import { sampleRoom } from '../support/playground/sample-room.ts'

const room = sampleRoom()
const ENGLISH = 'en-US' as LocaleCode
const commands = sendableCommands(room.commands, ENGLISH)
const directory: Directory = {
  members: room.members.map(({ user }) => ({ id: user.id, name: user.global_name ?? '', username: user.username })),
  roles: room.roles,
  channels: room.channels.map(({ id, name, type }) => ({ id, name: name ?? '', type })),
}
const NOTHING: Given = { choices: {}, files: {} }
const WORDS = { yes: 'yes', no: 'no', file: 'Choose a file' }

const read = (line: string, given: Given = NOTHING): Line => readLine(line, commands, ENGLISH, directory, given)

/** What the list offers for a line. */
function offered(line: string, completed: readonly { name: string; value: string }[] = [], given = NOTHING) {
  const { suggestions, first } = suggest(read(line, given), {
    ...{ line, locale: ENGLISH, directory, completed, words: WORDS },
  })
  return { labels: suggestions.map(({ label }) => label), texts: suggestions.map(({ text }) => text), first }
}

/** What a line sends, or why it is not sent. */
function sent(line: string, given: Given = NOTHING) {
  const parsed = read(line, given)
  if (parsed.kind === 'message') throw new Error('the line is a message')
  const run = runOf(parsed, directory, given)
  return run.ok ? run.value : run.problem
}

describe('the list of commands', () => {
  test('a text that does not begin with a slash is a message', () => {
    expect(read('hello /level').kind).toBe('message')
  })

  test('a slash offers all commands, each subcommand on a line of its own', () => {
    expect(offered('/').labels).toEqual(['/level', '/settings card', '/settings zone', '/xp give', '/xp reset'])
  })

  test('commands are searched by every word, and those that begin with the typed text come first', () => {
    expect(offered('/re').labels).toEqual(['/xp reset'])
    expect(offered('/se').labels).toEqual(['/settings card', '/settings zone', '/xp reset'])
    expect(offered('/time').labels).toEqual(['/settings zone'])
  })

  test('a chosen command is followed by its first required option', () => {
    expect(offered('/xp gi').texts).toEqual(['/xp give user:'])
    expect(offered('/lev').texts[0]).toBe('/level ')
  })

  test('commands are offered and found in the member’s language, and sent by their registered names', () => {
    const german = sendableCommands(room.commands, 'de' as LocaleCode)
    const line = readLine('/stufe ', german, 'de' as LocaleCode, directory, NOTHING)
    expect(line.kind === 'options' && line.command.path).toEqual(['level'])
    const registered = readLine('/level user:@Bob', german, 'de' as LocaleCode, directory, NOTHING)
    expect(registered).toMatchObject({ kind: 'options', filled: [{ text: '@Bob' }] })
  })

  test('an unknown command is not sent', () => {
    expect(sent('/nothing')).toEqual({ reason: 'no command' })
  })
})

describe('options', () => {
  test('values end where the next option of the command begins', () => {
    expect(sent('/xp give user:@Bob amount:5 reason:well done: all of it')).toEqual({
      path: ['xp', 'give'],
      options: { user: '2', amount: 5, reason: 'well done: all of it' },
    })
  })

  test('required options come first, and a chosen value is followed by the next required option', () => {
    expect(offered('/xp give ')).toMatchObject({ labels: ['user:', 'amount:', 'reason:'], first: 0 })
    expect(offered('/xp give user:@b').texts).toEqual(['/xp give user:@Bob amount:'])
  })

  test('Enter sends a complete command, and optional options are only offered', () => {
    expect(offered('/xp give user:@Bob amount:5 ')).toMatchObject({ labels: ['reason:'], first: -1 })
    expect(offered('/xp give user:@Bob amount:5 re').texts).toEqual(['/xp give user:@Bob amount:5 reason:'])
    expect(sent('/xp give user:@Bob amount:5 ')).toMatchObject({ options: { user: '2', amount: 5 } })
  })

  test('a text whose last word begins like an option stays one text', () => {
    expect(sent('/settings zone name:Europe')).toMatchObject({ options: { name: 'Europe' } })
    expect(sent('/xp give user:@Bob reason:so am amount:5')).toMatchObject({ options: { reason: 'so am' } })
  })

  test.each([
    ['/xp give user:@Bob', { reason: 'missing', option: 'amount', text: '' }],
    ['/xp give user:@nobody amount:5', { reason: 'unknown', option: 'user', text: '@nobody' }],
    ['/xp give user:@Bob amount:many', { reason: 'number', option: 'amount', text: 'many' }],
    ['/xp give user:@Bob amount:1.5', { reason: 'number', option: 'amount', text: '1.5' }],
    ['/xp give amount:5', { reason: 'missing', option: 'user', text: '' }],
  ] as const)('%s is not sent', (line, problem) => {
    expect(sent(line)).toEqual(problem)
  })
})

describe('values', () => {
  test('choices are offered by their names and sent by their values, also with spaces', () => {
    expect(offered('/settings card theme:').labels).toEqual(['Deep forest', 'Night'])
    expect(offered('/settings card theme:for').texts).toEqual(['/settings card theme:Deep forest '])
    expect(sent('/settings card theme:Deep forest')).toMatchObject({ options: { theme: 'forest' } })
    expect(sent('/settings card theme:Green')).toMatchObject({ reason: 'unknown' })
  })

  test('a boolean, a channel of the right type and a member by username are sent', () => {
    expect(offered('/settings card theme:Night where:').labels).toEqual(['#general', '#commands'])
    expect(sent('/settings card theme:Night where:#general shown:false')).toMatchObject({
      options: { where: '20', shown: false },
    })
    expect(sent('/level user:bob')).toMatchObject({ options: { user: '2' } })
  })

  test('the server’s choices are offered while a text is typed, and their values are sent', () => {
    const berlin = { name: 'Europe/Berlin (UTC+1)', value: 'Europe/Berlin' }
    expect(offered('/settings zone name:ber', [berlin]).texts).toEqual([`/settings zone name:${berlin.name} `])
    const given = { ...NOTHING, choices: { name: { text: berlin.name, value: berlin.value } } }
    expect(sent(`/settings zone name:${berlin.name} `, given)).toMatchObject({ options: { name: berlin.value } })
    expect(sent('/settings zone name:Rome', given)).toMatchObject({ options: { name: 'Rome' } })
  })
})
