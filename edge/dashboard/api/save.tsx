import type { VersionConflict } from '../../../shared/api/conflict.ts'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import type { MentionNames } from '../discord-text/discord-text.tsx'
import { sayFrom } from '../language.ts'
import { ask } from '../parts/ask.tsx'
import { ChangesMeanwhile } from '../parts/changes-meanwhile.tsx'
import { sentenceOf } from '../parts/states.tsx'
import { toast } from '../parts/toast.tsx'
import { type Answer, type Call, call } from './client.ts'
import { refreshGuild } from './guild.ts'
import type { Problem } from './problem.ts'
import type { Resource } from './resource.ts'

const say = sayFrom(partsTexts)

/** A reply about a list of a server. */
interface Versioned {
  version: string
}

/** Reads the API's answer to a change that came too late. Without a version in it, the next try replaces any version. */
function conflictOf({ more }: Problem): { version: string | null; changes: VersionConflict['changes'] } {
  return {
    version: typeof more.version === 'string' ? more.version : null,
    // The API's tests check this problem against its schema.
    changes: Array.isArray(more.changes) ? (more.changes as VersionConflict['changes']) : [],
  }
}

/** Whether a change came too late, and the person did not confirm it. */
export const isDeclined = <Value,>(answer: Answer<Value>): boolean =>
  !answer.ok && answer.problem.kind === 'version-conflict'

const confirmed = (changes: VersionConflict['changes'], names: MentionNames): Promise<boolean> =>
  ask({
    title: say('parts.meanwhileTitle'),
    text: (
      <>
        <p class="mb-4">{say('parts.meanwhileText')}</p>
        <ChangesMeanwhile changes={changes} names={names} />
      </>
    ),
    agree: say('parts.meanwhileSave'),
  })

/**
 * Sends a change of a list with the version that the page shows. Where somebody else has changed the server since, the person
 * sees these changes and confirms, and the change is sent again with the newest version. Where there is no such change, it is
 * sent again without a question: a new name in Discord raises the version, too.
 * @param names of roles and channels, for sentences about changes
 * @returns the answer to the last try; where the person did not confirm, `isDeclined` is true for it
 */
export async function saveOn<Value>(
  { state }: Resource<Versioned>,
  path: string,
  change: Omit<Call, 'version'>,
  names: MentionNames,
): Promise<Answer<Value>> {
  const shown = state.peek()
  let answer = await call<Value>(path, { ...change, version: shown.kind === 'ready' ? shown.value.version : null })
  while (!answer.ok && answer.problem.kind === 'version-conflict') {
    const { version, changes } = conflictOf(answer.problem)
    if (changes.length > 0 && !(await confirmed(changes, names))) break
    answer = await call<Value>(path, { ...change, version })
  }
  return answer
}

/**
 * Sends a change of a list of a server as `saveOn` does, and shows the list of the reply.
 * @param names of roles and channels, for sentences about changes and errors
 * @returns the answer; its error is already shown, except an error that asks the person to confirm
 */
export async function saveList<Value extends Versioned>(
  resource: Resource<Value>,
  path: string,
  change: Omit<Call, 'version'>,
  names: MentionNames,
): Promise<Answer<Value>> {
  const answer = await saveOn<Value>(resource, path, change, names)
  if (answer.ok) resource.put(answer.value, answer.version)
  else if (isDeclined(answer)) await resource.load()
  else if (!('confirm' in answer.problem.more)) toast(sentenceOf(answer.problem), 'error', names)
  return answer
}

/** A list of a server that a page changes. */
interface ChangedList {
  guildId: string
  /** The path of the list or its entry in the API, below that of the server. */
  below: string
  /** The names of roles and channels, for sentences about changes and errors. */
  names: MentionNames
  /** The sentence that is shown where the reply has none. */
  fallback: string
}

/**
 * Changes a list of a server as `saveList` does, shows the change in words, and loads the server again.
 * @returns whether the list is changed
 */
export async function changeList<Value extends Versioned & { saved: string | null }>(
  resource: Resource<Value>,
  { guildId, below, names, fallback }: ChangedList,
  change: Omit<Call, 'version'>,
): Promise<boolean> {
  const answer = await saveList(resource, `/guilds/${guildId}${below}`, change, names)
  if (!answer.ok) return false
  toast(answer.value.saved ?? fallback, 'good', names)
  refreshGuild(guildId)
  return true
}
