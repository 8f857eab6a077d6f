import type { MentionNames } from '../discord-text/discord-text.tsx'
import { sentenceOf } from '../parts/states.tsx'
import { toast } from '../parts/toast.tsx'
import { type Answer, type Call, call } from './client.ts'
import type { Resource, State } from './resource.ts'

/** The reply to a change of a list: the whole list. */
interface Versioned {
  version: string
}

/**
 * Sends a change of a list of a server, and shows the list of the reply. A change of an older version is sent once more with
 * the newest version, because one added or removed entry does not conflict with other changes.
 * @param names of roles and channels, for the sentence about an error
 * @returns the answer; an error is already shown, unless the person only has to confirm
 */
export async function saveList<Value extends Versioned>(
  resource: Resource<Value>,
  path: string,
  change: Omit<Call, 'version'>,
  names: MentionNames,
): Promise<Answer<Value>> {
  const send = (state: State<Value>): Promise<Answer<Value>> =>
    call<Value>(path, { ...change, version: state.kind === 'ready' ? state.value.version : null })
  let answer = await send(resource.state.peek())
  if (!answer.ok && answer.problem.status === 412) answer = await send(await resource.load())
  if (answer.ok) resource.put(answer.value, answer.version)
  else if (!('confirm' in answer.problem.more)) toast(sentenceOf(answer.problem), 'error', names)
  return answer
}
