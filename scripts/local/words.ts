import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import * as v from 'valibot'
import { SNOWFLAKE_EXPECTED, snowflake } from '../../shared/config/fields.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { wrongUsageOf } from './help.ts'

/** The words that a script's command line may have beside --help. */
interface Declaration<O extends ParseArgsOptionsConfig> {
  /** The name of the script below scripts/. */
  script: string
  /** Its options, as `parseArgs` of node:util takes them. */
  options?: O
  /** How many words it takes at most beside its options; 0 where this is absent. */
  most?: number
}

/**
 * The one reader of command lines.
 * @param words of the command line, without the program's name
 * @returns the options by name, and the other words in order
 * @throws {Refusal} says what is wrong and how the script is used; its exit code is 64
 */
export function readWords<const O extends ParseArgsOptionsConfig = Record<never, never>>(
  { script, options, most = 0 }: Declaration<O>,
  words: readonly string[],
) {
  const wrongUsage = wrongUsageOf(script)
  const { values, positionals } = parse()
  if (positionals.length > most)
    throw wrongUsage(most === 0 ? `unknown word ${positionals[0]}` : 'that is too many words')
  return { values, positionals, wrongUsage }

  function parse() {
    try {
      return parseArgs({ args: [...words], options: options as O, allowPositionals: true })
    } catch (error) {
      // The sentence after the first explains how to pass a word that begins with a dash.
      throw wrongUsage(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
    }
  }
}

/** A command of a script, such as `grant` of scripts/premium. */
export interface CommandWords {
  /** How many ids follow it. */
  takes: 'no id' | 'one id' | 'ids'
  /** Options that go with this command; every other option of the script is refused. */
  options?: readonly string[]
}

/** The command that was given, with its ids. */
type Asked<C extends Readonly<Record<string, CommandWords>>> = {
  [K in keyof C]: { takes: C[K]['takes']; command: K } & (C[K]['takes'] extends 'one id'
    ? { id: Snowflake }
    : C[K]['takes'] extends 'ids'
      ? { ids: readonly Snowflake[] }
      : unknown)
}[keyof C]

interface CommandDeclaration<O extends ParseArgsOptionsConfig, C extends Readonly<Record<string, CommandWords>>>
  extends Declaration<O> {
  /** Whose ids they are: `user` or `bot`. */
  idsOf: string
  commands: C
}

/** "a, b or c" */
const anyOf = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

/**
 * Reads the command line of a script whose first word is a command and whose other words are Discord ids.
 * @throws {Refusal} as `readWords` does
 */
export function readCommand<
  const C extends Readonly<Record<string, CommandWords>>,
  const O extends ParseArgsOptionsConfig = Record<never, never>,
>({ commands, idsOf, ...declaration }: CommandDeclaration<O, C>, words: readonly string[]) {
  const { values, positionals, wrongUsage } = readWords({ ...declaration, most: Number.POSITIVE_INFINITY }, words)
  const [command, ...ids] = positionals
  if (command === undefined) throw wrongUsage(`a command is missing: ${anyOf(Object.keys(commands))}`)
  const declared = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (declared === undefined) throw wrongUsage(`there is no command ${command}`)
  const { takes, options = [] } = declared
  const foreign = Object.keys(values).find((name) => !options.includes(name))
  if (foreign !== undefined) throw wrongUsage(`${command} takes no --${foreign}`)
  if (takes === 'no id' && ids.length > 0) throw wrongUsage(`${command} takes no ${idsOf} id`)
  if (takes !== 'no id' && ids.length === 0) throw wrongUsage(`a ${idsOf} id is missing after ${command}`)
  if (takes === 'one id' && ids.length > 1) throw wrongUsage(`${command} takes one ${idsOf} id`)
  const schema = snowflake(idsOf)
  const wrong = ids.find((id) => !v.is(schema, id))
  if (wrong !== undefined) throw wrongUsage(`${wrong} is not a ${idsOf} id: expected ${SNOWFLAKE_EXPECTED}`)
  // The counts of ids were checked against `takes`, on which this type depends.
  return { asked: { takes, command, id: ids[0], ids } as unknown as Asked<C>, values, wrongUsage }
}
