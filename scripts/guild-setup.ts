import { createInterface } from 'node:readline/promises'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { readState } from '../edge/features/doctor/command.ts'
import { createStarterRoles } from '../edge/guild/create-starter-roles.ts'
import { SCRIPT } from '../shared/audit/entry.ts'
import { httpUrl, text } from '../shared/config/fields.ts'
import { guildOverview } from '../shared/database/guilds/overview.ts'
import { changeSettings } from '../shared/database/guilds/settings.ts'
import type { Database } from '../shared/database/schema.ts'
import { planSetup, type SetupPlan, type StandingSetup } from '../shared/levelling/guild-setup.ts'
import { askWanted } from './guilds/ask.ts'
import { openGuild, type SeenGuild, withThread } from './guilds/discord.ts'
import { plain, planLines, refusalLine, terminalContext } from './guilds/say.ts'
import { readGiven } from './guilds/words.ts'
import { agree } from './local/agree.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readSettings } from './local/settings.ts'

const settings = v.object({
  BOT_TOKEN: text("the bot's token, from the Bot page of Discord's developer portal"),
  DISCORD_API_URL: v.optional(httpUrl("Discord's API"), 'https://discord.com/api'),
})

async function readStanding(db: Kysely<Database>, { access, view, channels }: SeenGuild): Promise<StandingSetup> {
  const { settings: standing, levelRoles } = await guildOverview(db, access.guildId)
  const announce = { type: standing.notificationType, channelId: standing.notificationChannelId }
  const nameOf = (level: number): string => terminalContext.text('setup.roleName', { level })
  return { announce, levelRoles, view, channels, nameOf }
}

async function askInTerminal(standing: StandingSetup) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const sayPlain = (line: string): void => say(plain(line, standing))
  try {
    return await askWanted({ ask: (question) => terminal.question(question), say: sayPlain }, standing)
  } finally {
    terminal.close()
  }
}

async function carryOut(db: Kysely<Database>, { access, view }: SeenGuild, plan: SetupPlan): Promise<void> {
  const { guildId } = access
  const now = Date.now()
  if (plan.announce !== null) {
    const { type: notificationType, channelId } = plan.announce
    const channel = channelId === null ? {} : { notificationChannelId: channelId }
    const author = { guildId, actor: SCRIPT }
    await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => changeSettings(trx, author, { notificationType, ...channel }, now))
  }
  const operator = { actor: SCRIPT, mayAppoint: true, refusedRoleIds: [], reason: 'scripts/guild-setup' }
  const made = await createStarterRoles({ ...access, ...operator, database: db, now }, view, plan.levelRoles)
  if (made.syncing) say('Members who have already reached a level get its role in the next minutes.')
  if (!made.isComplete) throw new Refusal('Not every level got its role. Run the script again.', EXIT_CODES.failed)
}

/** Prints the answer of `/doctor` in the server. */
async function printState(db: Kysely<Database>, seen: SeenGuild): Promise<void> {
  const { lines } = await readState({ ...seen.access, ...terminalContext, database: db, now: Date.now() })
  say('\nThe bot says (as /doctor in Discord):')
  say(plain(lines.join('\n'), seen))
}

async function main(words: readonly string[]): Promise<void> {
  const { guildId, wanted: given, isAgreed, wrongUsage } = readGiven(words)
  if (given === null && !process.stdin.isTTY)
    throw wrongUsage('there is no terminal to ask in: give --announce or --level-role')
  const { BOT_TOKEN: token, DISCORD_API_URL: apiUrl } = readSettings(settings)
  await withDatabase(async (db) => {
    const seen = await openGuild({ token, apiUrl }, guildId)
    say(`Server ${seen.name} (${guildId})`)
    const standing = await readStanding(db, seen)
    const wanted = given ?? (await askInTerminal(standing))
    const channels = await withThread(seen, wanted.announce?.channelId ?? null)
    const plan = planSetup(wanted, { ...standing, channels })
    const sayable = (line: string): string => plain(line, { ...seen, channels })
    if (plan.refusals.length > 0) {
      const reasons = plan.refusals.map((refusal) => sayable(refusalLine(refusal)))
      throw new Refusal([...reasons, 'Nothing was changed.'].join('\n'), EXIT_CODES.failed)
    }
    const lines = planLines(plan).map(sayable)
    if (lines.length === 0) say('Nothing to change.')
    else {
      say(['This will change:', ...lines.map((line) => `  ${line}`)].join('\n'))
      await agree('Change this?', isAgreed)
      await carryOut(db, seen, plan)
      say('Done.')
    }
    await printState(db, await openGuild({ token, apiUrl }, guildId))
  })
}

await runScript(main)
