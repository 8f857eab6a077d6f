import { jetstreamManager } from '@nats-io/jetstream'
import * as v from 'valibot'
import { type DeadLetter, DeadLetters } from '../gateway/bus/dead-letters.ts'
import { namesOf } from '../gateway/bus/names.ts'
import { connectToNats } from '../gateway/bus/nats-connection.ts'
import { within } from '../gateway/time/within.ts'
import { environmentName, natsUrl } from '../shared/config/fields.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readSettings } from './local/settings.ts'
import { readWords } from './local/words.ts'

const CONNECT_MS = 10_000
const MOST_LISTED = 100

const settingsSchema = v.object({
  NATS_URL: v.optional(natsUrl(), 'nats://127.0.0.1:4222'),
  ENVIRONMENT: v.optional(environmentName(), 'development'),
})

type Command = 'list' | 'show' | 'replay' | 'drop'
const COMMANDS: readonly string[] = ['list', 'show', 'replay', 'drop'] satisfies Command[]

function read(words: readonly string[]): { command: string; numbers: number[] } {
  const { positionals, wrongUsage } = readWords({ script: 'dead-letters', most: Number.POSITIVE_INFINITY }, words)
  const [command = '', ...rest] = positionals
  if (!COMMANDS.includes(command))
    throw wrongUsage(command === '' ? 'a command is missing' : `there is no command ${command}`)
  const wrong = rest.find((word) => !/^[1-9]\d{0,14}$/.test(word))
  if (wrong !== undefined) throw wrongUsage(`${wrong} is not the number of a dead letter`)
  if (command === 'list' && rest.length > 0) throw wrongUsage('list takes no number')
  if (command !== 'list' && rest.length === 0) throw wrongUsage(`a number is missing after ${command}`)
  return { command, numbers: rest.map(Number) }
}

async function open(): Promise<{ letters: DeadLetters; close: () => Promise<void> }> {
  const { NATS_URL: url, ENVIRONMENT: environment } = readSettings(settingsSchema)
  const connecting = connectToNats(url, 'scripts/dead-letters')
  if (!(await within(CONNECT_MS, connecting)))
    throw new Refusal(`NATS does not answer at ${new URL(url).host}`, EXIT_CODES.failed)
  const connection = await connecting
  const names = namesOf(environment)
  const manager = await jetstreamManager(connection)
  return { letters: new DeadLetters(manager, names), close: () => connection.close() }
}

const lineOf = ({ sequence, time, partition, reason }: DeadLetter): string =>
  [sequence, time.toISOString(), `partition ${partition}`, reason].join('\t')

async function act(letters: DeadLetters, command: string, numbers: readonly number[]): Promise<void> {
  if (command === 'list') {
    const listed = await letters.list(MOST_LISTED)
    for (const letter of listed) say(lineOf(letter))
    return say(listed.length === 1 ? '1 dead letter.' : `${listed.length} dead letters.`)
  }
  for (const number of numbers) {
    const letter = await letters.get(number)
    if (letter === null) throw new Refusal(`There is no dead letter ${number}.`, EXIT_CODES.failed)
    if (command === 'show') say(`${lineOf(letter)}\n${letter.text}`)
    else if (command === 'replay') {
      await letters.replay(letter)
      say(`${number} was sent to the workers again.`)
    } else {
      await letters.drop(number)
      say(`${number} was deleted.`)
    }
  }
}

async function main(words: readonly string[]): Promise<void> {
  const { command, numbers } = read(words)
  const { letters, close } = await open()
  try {
    await act(letters, command, numbers)
  } finally {
    await close()
  }
}

await runScript(main)
