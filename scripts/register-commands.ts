import { webcrypto } from 'node:crypto'
import * as v from 'valibot'
import { parseWithDatabase } from '../gateway/database/address.ts'
import { openDatabase } from '../gateway/database/database.ts'
import { databaseSettings } from '../shared/config/database.ts'
import { tokenKeys } from '../shared/config/token-keys.ts'
import { installLink } from '../shared/discord/invite.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { badConfiguration } from './local/settings.ts'
import { readWords } from './local/words.ts'
import { explainFailure } from './registration/explain.ts'
import { keepCommandIds } from './registration/keep-ids.ts'
import { countShownTwice, removeDevCommands } from './registration/leftovers.ts'
import { describePlan, type Plan } from './registration/plan.ts'
import { commandReference, REFERENCE_FILE } from './registration/reference.ts'
import { declaredCommands, registerCommands } from './registration/register.ts'
import { type MainTarget, readTarget } from './registration/settings.ts'
import { type WhitelabelApplication, whitelabelApplications } from './registration/whitelabel.ts'

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  'all-bots': { type: 'boolean', default: false },
  reference: { type: 'boolean', default: false },
} as const

const complain = (line: string): void => void process.stderr.write(`${line}\n`)

async function readWhitelabel(): Promise<WhitelabelApplication[]> {
  const settings = parseWithDatabase(
    v.intersect([databaseSettings, v.object({ WHITELABEL_TOKEN_KEYS: tokenKeys() })]),
    process.env,
  )
  if (!settings.ok) throw badConfiguration(settings.problems)
  const db = openDatabase({ url: settings.value.DATABASE_URL, connections: 1 })
  try {
    return await whitelabelApplications(db, createTokenCipher(webcrypto, settings.value.WHITELABEL_TOKEN_KEYS))
  } catch (error) {
    throw new Refusal(
      `The whitelabel bots cannot be read: ${error instanceof Error ? error.message : error}`,
      EXIT_CODES.failed,
    )
  } finally {
    await db.destroy()
  }
}

const SHOWN_TWICE = 'are also registered for every server (ENV=prod): Discord shows them twice in this server'

const USER_INSTALL_OFF =
  'users cannot install it for themselves: turn on "User Install" on the page Installation of the developer portal, so that commands like /level and /about work everywhere'

/**
 * Registers the commands of one application.
 * @returns whether Discord accepted them; a failure is printed, and the other applications follow
 */
async function register(
  target: MainTarget,
  { dryRun, isMainBot }: { dryRun: boolean; isMainBot: boolean },
): Promise<boolean> {
  const { applicationId, guildId, devGuildId } = target
  const heading = (where: string): void =>
    say(`Application ${applicationId}, ${where}${dryRun ? ' (nothing is sent)' : ''}:`)
  const onPlan = (plan: Plan): void => describePlan(plan).forEach(say)
  const onWait = (ms: number): void => say(`  waiting ${Math.ceil(ms / 1000)} s, as Discord asks`)
  const onRegistered = async (commands: Parameters<typeof keepCommandIds>[1]): Promise<void> => {
    const trouble = await keepCommandIds(applicationId, commands, process.env)
    if (trouble !== null) say(`  ${trouble}`)
  }
  try {
    heading(guildId === null ? 'in every server' : `in server ${guildId}`)
    const onUserInstall = (isOn: boolean): void =>
      say(`  ${isOn ? `users install it at ${installLink(applicationId)}` : USER_INSTALL_OFF}`)
    await registerCommands(target, { dryRun, isMainBot, onUserInstall, onPlan, onWait, onRegistered })
    if (guildId !== null) {
      const twice = await countShownTwice(target)
      if (twice > 0) say(`  ${twice} ${SHOWN_TWICE}`)
    } else if (devGuildId !== null) {
      // Removed last, so that the server has commands all the time.
      const onLeft = (plan: Plan): void => {
        heading(`left in server ${devGuildId} by ENV=dev`)
        onPlan(plan)
      }
      await removeDevCommands(target, devGuildId, { dryRun, onPlan: onLeft, onWait })
    }
    return true
  } catch (error) {
    const why = explainFailure(error, target)
    if (why === null) throw error
    complain(why)
    return false
  }
}

async function main(words: readonly string[]): Promise<number> {
  const { values } = readWords({ script: 'register-commands', options: OPTIONS }, words)
  if (values.reference) {
    await Bun.write(REFERENCE_FILE, commandReference(declaredCommands()))
    say(`wrote ${REFERENCE_FILE}`)
    return EXIT_CODES.done
  }
  const target = readTarget(process.env)
  if (!target.ok) throw badConfiguration(target.problems)
  const whitelabel = values['all-bots'] ? await readWhitelabel() : []
  const dryRun = values['dry-run']

  let allTaken = await register(target.value, { dryRun, isMainBot: true })
  for (const bot of whitelabel) {
    if (!bot.ok) complain(`Application ${bot.applicationId} is left out: ${bot.reason}.`)
    const { applicationId } = bot
    const own = { dryRun, isMainBot: false }
    const taken = bot.ok && (await register({ ...target.value, applicationId, token: bot.token }, own))
    allTaken &&= taken
  }
  return allTaken ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
