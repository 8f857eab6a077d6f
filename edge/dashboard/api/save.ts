import type { MentionNames } from '../discord-text/discord-text.tsx'
import { sentenceOf } from '../parts/states.tsx'
import { toast } from '../parts/toast.tsx'
import { type Answer, type Call, call } from './client.ts'
import type { Resource, State } from './resource.ts'

/** A reply that a list of a server answers a change with: the whole list anew. */
interface Versioned {
  version: string
}

/**
 * Sends a change of a list of a server, and shows the list that it answers with. A change that came too late is sent again on
 * the newest version: to add or remove one entry fits to whatever others have changed.
 * @param names of roles and channels, for a sentence that says what is wrong
 * @returns the answer; what is wrong was already told to the person, unless they only have to confirm
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
