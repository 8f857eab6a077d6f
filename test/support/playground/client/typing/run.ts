import type { Act } from '../../protocol.ts'
import type { Directory } from '../room/named.ts'
import type { Line } from './line.ts'
import { missingIn } from './suggest.ts'
import { type Given, type OptionValue, readValue } from './values.ts'

/** Why a command cannot be sent. */
export type RunProblem =
  | { reason: 'no command' }
  | { reason: 'missing' | 'unknown' | 'number' | 'file'; option: string; text: string }

type Run = Pick<Extract<Act, { do: 'run' }>, 'path' | 'options'>

/** The command that a line sends, or the reason why it cannot be sent. */
export function runOf(
  read: Exclude<Line, { kind: 'message' }>,
  directory: Directory,
  given: Given,
): { ok: true; value: Run } | { ok: false; problem: RunProblem } {
  if (read.kind === 'command') return { ok: false, problem: { reason: 'no command' } }
  const { command, filled } = read
  const options: Record<string, OptionValue> = {}
  for (const one of filled) {
    const value = readValue(one, directory, given)
    const { name } = one.option
    if (value.ok) options[name] = value.value
    else if (value.reason !== 'empty')
      return { ok: false, problem: { reason: value.reason, option: name, text: one.text } }
    else if (one.option.required) return { ok: false, problem: { reason: 'missing', option: name, text: '' } }
  }
  const [missing] = missingIn(command, filled)
  if (missing !== undefined) return { ok: false, problem: { reason: 'missing', option: missing.name, text: '' } }
  return { ok: true, value: { path: command.path, options } }
}
