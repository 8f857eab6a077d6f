import type { ComponentChildren } from 'preact'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import type { Problem } from '../api/problem.ts'
import type { Resource, State } from '../api/resource.ts'
import { sayFrom } from '../language.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Notice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'

const say = sayFrom(partsTexts)
const sayShell = sayFrom(shellTexts)

/** A sentence for the person: the API's, or that there is no connection. */
export const sentenceOf = (problem: Problem): string =>
  problem.kind === 'offline' ? say('parts.offline') : problem.detail === '' ? say('parts.failedHint') : problem.detail

/** Stands in for an empty list, and says what the person can do. */
export const Empty = ({
  icon = 'info',
  title,
  children,
  actions,
}: {
  icon?: IconName
  title: string
  children?: ComponentChildren
  actions?: ComponentChildren
}) => (
  <div class="flex flex-col items-center gap-3 rounded-card border border-dashed border-line px-6 py-10 text-center">
    <span class="rounded-full bg-accent-tint p-3 text-accent">
      <Icon name={icon} class="size-6" />
    </span>
    <h2 class="text-base font-semibold text-balance">{title}</h2>
    {children !== undefined && <div class="max-w-prose text-sm text-soft">{children}</div>}
    {actions}
  </div>
)

/** Stands in for content that could not be loaded. */
export const Failure = ({ problem, onRetry }: { problem: Problem; onRetry: () => void }) =>
  problem.status === 404 ? (
    <Empty icon="search" title={sayShell('shell.notFound')}>
      {sayShell('shell.notFoundHint')}
    </Empty>
  ) : (
    <Notice
      tone="error"
      role="alert"
      actions={
        <Button icon="refresh" onClick={onRetry}>
          {say('parts.tryAgain')}
        </Button>
      }
    >
      <strong class="block font-semibold">{say('parts.failed')}</strong>
      {sentenceOf(problem)}
    </Notice>
  )

/**
 * Draws a resource: bars while it loads, the error where it failed, else its value. Where loading it again fails, the older
 * value stays, with a notice above it.
 */
export function Loaded<Value>({
  of,
  waiting,
  children,
}: {
  of: Resource<Value>
  /** In the place of the value while it loads, of about the same height. */
  waiting?: ComponentChildren
  children: (value: Value, state: Extract<State<Value>, { kind: 'ready' }>) => ComponentChildren
}) {
  const state = of.state.value
  if (state.kind === 'loading') return <>{waiting ?? <Skeleton />}</>
  if (state.kind === 'failed') return <Failure problem={state.problem} onRetry={() => void of.load()} />
  return (
    <>
      {state.problem !== null && (
        <div class="mb-4">
          <Failure problem={state.problem} onRetry={() => void of.load()} />
        </div>
      )}
      {children(state.value, state)}
    </>
  )
}
