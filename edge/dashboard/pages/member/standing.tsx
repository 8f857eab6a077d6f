import type { MemberReply } from '../../../../shared/api/members.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { sayFrom, writeAgo, writeNumber, writeTime } from '../../language.ts'
import { Card } from '../../parts/card.tsx'

/** A flat bar in the colours of the page, in every browser. With forced colours, the browser draws its own bar. */
const METER =
  'block h-2 w-full appearance-none overflow-hidden rounded-full border-none bg-hover forced-colors:appearance-auto ' +
  '[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent'

const say = sayFrom(memberTexts)

const Fact = ({ name, value, title }: { name: string; value: string; title?: string }) => (
  <div class="min-w-0">
    <dt class="text-sm text-soft">{name}</dt>
    <dd class="mt-0.5 text-xl font-semibold tabular-nums wrap-anywhere" title={title}>
      {value}
    </dd>
  </div>
)

/** Level, rank and XP, and how far the next level is. */
export function Standing({ member }: { member: MemberReply }) {
  const { level, rank, xp, messages, lastEarnedAt, xpIntoLevel, xpOfLevel, xpToNext } = member
  return (
    <Card class="lg:col-span-3">
      <dl class="grid grid-cols-2 gap-4 sm:grid-cols-5">
        <Fact name={say('member.level')} value={writeNumber(level)} />
        <Fact name={say('member.rank')} value={rank === null ? '–' : `#${writeNumber(rank)}`} />
        <Fact name={say('member.xp')} value={writeNumber(xp)} />
        <Fact name={say('member.messages')} value={writeNumber(messages)} />
        {lastEarnedAt === null ? (
          <Fact name={say('member.lastEarned')} value={say('member.never')} />
        ) : (
          <Fact
            name={say('member.lastEarned')}
            value={writeAgo(lastEarnedAt, Date.now())}
            title={writeTime(lastEarnedAt)}
          />
        )}
      </dl>
      {xpOfLevel === null || xpToNext === null ? (
        <p class="mt-5 text-sm text-soft">{say('member.highest')}</p>
      ) : (
        <label class="mt-5 block text-sm text-soft">
          {say('member.toNext', { xp: xpToNext, level: level + 1 })}
          <progress class={`mt-2 ${METER}`} max={xpOfLevel} value={xpIntoLevel} />
        </label>
      )}
    </Card>
  )
}
