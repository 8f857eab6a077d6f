import { boostsTexts } from '../../../../shared/text/web/boosts-texts.ts'
import { DiscordText } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'

const say = sayFrom(boostsTexts)

interface Run {
  from: number
  until: number
}

/** A time as Discord's markdown, which `DiscordText` shows in the reader's time zone. */
const timeText = (time: number): string => `<t:${Math.floor(time / 1000)}:f>`

/** The start and end of a run in words. */
export const spanText = (key: 'boosts.next' | 'boosts.span', { from, until }: Run): string =>
  say(key, { start: timeText(from), end: timeText(until) })

/** The next runs of a boost. */
export const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <ul class="list-disc pl-5 text-sm">
    {runs.map((run) => (
      <li key={run.from}>
        <DiscordText text={spanText('boosts.span', run)} />
      </li>
    ))}
  </ul>
)
