import type { APIMessage } from 'discord-api-types/v10'
import { render } from 'preact-render-to-string'
import type { Room } from '../protocol.ts'
import { Message } from './message/message.tsx'
import { reduce } from './room/reduce.ts'
import { play } from './room/store.ts'

/** The HTML of a message in a room, for tests. */
export default function drawMessage(room: Room, message: APIMessage): string {
  play.value = reduce(null, { tell: 'entered', token: '', isNew: true, room }, Date.now())
  return render(<Message message={message} continues={false} />)
}
