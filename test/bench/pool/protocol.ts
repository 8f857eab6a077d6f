import type { GatewaySettings } from '../../../gateway/config.ts'

/** What the bench asks of the process that it measures. */
export type Order =
  /** As many managers of @discordjs/ws as there are tokens, and nothing around them. */
  | { do: 'connect bare'; apiUrl: string; tokens: string[] }
  | { do: 'start gateway'; settings: GatewaySettings }
  /** Bytes of memory in use, garbage collected. */
  | { do: 'weigh' }
  /** CPU time so far, in milliseconds. */
  | { do: 'clock' }
  | { do: 'watch loop' }
  /** Ends the watch. @returns how late the latest hundredth of its ticks was, in milliseconds */
  | { do: 'read loop' }
  | { do: 'count messages' }
  | { do: 'stop' }

export interface Answer {
  value: number
}
