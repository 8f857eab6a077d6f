import type * as v from 'valibot'
import { describeProblems, type Problem, parseEnvironment } from '../../shared/config/environment.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { Refusal } from './refusal.ts'

/** The refusal of a script whose settings are missing or wrong. */
export const badConfiguration = (problems: readonly Problem[]): Refusal =>
  new Refusal(describeProblems(problems), EXIT_CODES.badConfiguration)

/** Reads settings from the environment, as `parseEnvironment` does. @throws {Refusal} names each missing or wrong one */
export function readSettings<const Schema extends v.GenericSchema>(schema: Schema): v.InferOutput<Schema> {
  const settings = parseEnvironment(schema, process.env)
  if (!settings.ok) throw badConfiguration(settings.problems)
  return settings.value
}
