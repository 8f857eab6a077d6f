import { databaseSettings } from '../../shared/config/database.ts'
import { BAD_CONFIGURATION_EXIT_CODE, describeProblems, parseEnvironment } from '../../shared/config/environment.ts'
import { Refusal } from './refusal.ts'
import { findRunning } from './running.ts'

/**
 * The database that the environment names; where it names none, the one of the scripts/dev that runs.
 * @throws {Refusal} where there is neither
 */
export function databaseAddress(): string {
  const settings = parseEnvironment(databaseSettings, process.env)
  if (settings.ok) return settings.value.DATABASE_URL
  const isNamed = ['DATABASE_URL', 'DB_HOST', 'DB_USER', 'DB_NAME'].some((key) => process.env[key])
  const running = isNamed ? null : findRunning()
  if (running !== null) return running.databaseUrl
  throw new Refusal(describeProblems(settings.problems), BAD_CONFIGURATION_EXIT_CODE)
}
