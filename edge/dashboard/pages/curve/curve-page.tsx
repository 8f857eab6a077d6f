import { useState } from 'preact/hooks'
import type { CurveBody, CurveReply } from '../../../../shared/api/curve.ts'
import { curveTexts } from '../../../../shared/text/web/curve-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useLookAgain, useResource } from '../../api/resource.ts'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeTime } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress, RoleSyncProgress } from '../../parts/progress.tsx'
import { Loaded } from '../../parts/states.tsx'
import type { PageProps } from '../list.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { ChangeForm } from './change-form.tsx'
import { CurvePlot } from './plot.tsx'

const say = sayFrom(curveTexts)
const sayParts = sayFrom(partsTexts)

/** The level curve of a server. Each change first shows how many members would go up or down. */
export default function CurvePage({ guildId }: PageProps) {
  const curve = useResource<CurveReply>(`/guilds/${guildId}/curve`)
  return (
    <Page title={say('curve.title')} hint={say('curve.intro')}>
      <Loaded of={curve}>{(value) => <Curve guildId={guildId} value={value} resource={curve} />}</Loaded>
    </Page>
  )
}

/** A curve that the person wants to apply. */
interface Wanted {
  title: string
  body: CurveBody
}

function Curve({ guildId, value, resource }: { guildId: string; value: CurveReply; resource: Resource<CurveReply> }) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const choices = readyValue(useChoices(guildId).state.value)
  const mayChange = useMayChange(guildId)
  const { curve, levels, before, recalculation, sync, refusal } = value
  const { state, done, total, changed } = recalculation
  const isRecalculating = state === 'waiting' || state === 'running'
  useLookAgain(resource, isRecalculating || sync.state === 'waiting' || sync.state === 'running')

  return (
    <div class="grid gap-6">
      {isRecalculating && (
        <Progress
          label={say('curve.recalculation')}
          text={state === 'waiting' ? say('curve.waiting') : say('curve.working', { done, total, changed })}
          done={done}
          total={state === 'waiting' ? null : total}
        />
      )}
      <RoleSyncProgress sync={sync} />
      {/* The name of own coefficients is their formula. */}
      <Card
        title={curve.name}
        {...(curve.preset === null ? {} : { hint: say('curve.formula', { formula: curve.formula }) })}
      >
        <div class="grid gap-5">
          {before !== null && (
            <div class="flex flex-wrap items-center justify-between gap-3 text-sm">
              <p class="min-w-0">{say('curve.before', { curve: before.name, time: writeTime(before.changedAt) })}</p>
              {mayChange && refusal === null && (
                <Button icon="undo" onClick={() => setWanted({ title: say('curve.undoTitle'), body: bodyOf(before) })}>
                  {say('curve.undo')}
                </Button>
              )}
            </div>
          )}
          <CurvePlot levels={levels} />
        </div>
      </Card>
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {mayChange && refusal !== null && (
        <Notice>
          <DiscordText text={refusal} names={namesIn(choices)} />
        </Notice>
      )}
      {mayChange && refusal === null && (
        <ChangeForm
          // After a change of the curve, another key makes a new form with the new coefficients.
          key={curve.formula}
          guildId={guildId}
          value={value}
          choices={choices}
          onApply={(body) => setWanted({ title: say('curve.applyTitle'), body })}
        />
      )}
      {wanted !== null && (
        <ApplyDialog {...{ guildId, choices, resource, ...wanted }} onClose={() => setWanted(null)} />
      )}
    </div>
  )
}

/** The request for the curve before the last change that this page knows, also where another change was made since. */
const bodyOf = ({ preset, cubic, square, linear }: NonNullable<CurveReply['before']>): CurveBody =>
  preset === null ? { own: { cubic, square, linear } } : { preset }
