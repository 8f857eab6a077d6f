import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { NotificationSetting } from '../../shared/levelling/announcement.ts'
import type { StandingSetup, WantedSetup } from '../../shared/levelling/guild-setup.ts'
import { freeStarterLevels } from '../../shared/levelling/starter-roles.ts'
import { announceText } from './say.ts'
import { ANNOUNCE_WORDS } from './words.ts'

type Answer<Value> = { ok: true; value: Value } | { ok: false; why: string }

/** Finds the only role or channel with this id or name. @returns its id, or the reason why there is none */
function findNamed(
  typed: string,
  all: ReadonlyMap<Snowflake, { id: Snowflake; name: string }>,
  what: string,
): Answer<Snowflake> {
  const name = typed.replace(/^[@#]/, '')
  if (all.has(name)) return { ok: true, value: name }
  const [found, another] = [...all.values()].filter((one) => one.name.replace(/^@/, '') === name)
  if (found === undefined) return { ok: false, why: `There is no ${what} ${typed}.` }
  if (another !== undefined) return { ok: false, why: `There are several: give the id of the ${what}.` }
  return { ok: true, value: found.id }
}

function readAnnounce(typed: string, { channels }: StandingSetup): Answer<NotificationSetting> {
  const type = Object.hasOwn(ANNOUNCE_WORDS, typed) ? ANNOUNCE_WORDS[typed] : undefined
  if (type !== undefined) return { ok: true, value: { type, channelId: null } }
  const channel = findNamed(typed, channels, 'channel')
  return channel.ok ? { ok: true, value: { type: 'channel', channelId: channel.value } } : channel
}

/** The terminal in which the script asks. */
export interface Terminal {
  /** Shows a question. @returns the typed line */
  ask(question: string): Promise<string>
  say(line: string): void
}

/** Asks for every choice. An empty answer changes nothing. It asks again after an answer that it does not understand. */
export async function askWanted(terminal: Terminal, standing: StandingSetup): Promise<WantedSetup> {
  async function askFor<Value>(question: string, read: (typed: string) => Answer<Value>): Promise<Value | null> {
    for (;;) {
      const typed = (await terminal.ask(question)).trim()
      if (typed === '') return null
      const answer = read(typed)
      if (answer.ok) return answer.value
      terminal.say(answer.why)
    }
  }

  terminal.say(`Level-ups are announced: ${announceText(standing.announce)}`)
  const announce = await askFor('Announce them by reply, dm, off, or in a #channel (Enter keeps it): ', (typed) =>
    readAnnounce(typed, standing),
  )
  for (const { level, roleId } of standing.levelRoles) terminal.say(`Level ${level}: <@&${roleId}>`)
  const levelRoles: WantedSetup['levelRoles'][number][] = []
  for (const level of freeStarterLevels(standing.levelRoles)) {
    const role = await askFor<Snowflake | 'new'>(
      `Role for level ${level}: a @role, or new to create one (Enter for none): `,
      (typed) => (typed === 'new' ? { ok: true, value: 'new' } : findNamed(typed, standing.view.roles, 'role')),
    )
    if (role !== null) levelRoles.push({ level, role })
  }
  return { announce, levelRoles }
}
