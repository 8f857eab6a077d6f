import { parseTraceparent } from '../../shared/trace/context.ts'
import type { Span, Tracer } from '../../shared/trace/span.ts'

/** The span of a job that a traced message caused; null for every other job. */
export const spanOfJob = (
  tracer: Tracer | null | undefined,
  { kind, guildId, trace }: { kind: string; guildId: string; trace?: string | null | undefined },
): Span | null =>
  tracer?.follow(parseTraceparent(trace), `job ${kind}`, 'consumer', { 'discord.guild': guildId }) ?? null
