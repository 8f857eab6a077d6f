import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { comparePage, previewCount } from '../../../shared/database/imports/compare.ts'
import { withoutForgotten } from '../../../shared/database/imports/forgotten-rows.ts'
import { readInput, readImport as readStored } from '../../../shared/database/imports/imports.ts'
import type { StoredRefusal } from '../../../shared/database/imports/json-columns.ts'
import { beginReading, finishReading, type Reading, refuseImport } from '../../../shared/database/imports/reading.ts'
import { stageRows } from '../../../shared/database/imports/stage.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { planCarried } from '../../../shared/imports/carried/plan.ts'
import type { PlannedThing } from '../../../shared/imports/carried/planned.ts'
import type { CarriedThing } from '../../../shared/imports/carried/thing.ts'
import { writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { awaitRow, mayBeWritten } from '../await-row.ts'
import type { EffectContext } from '../context.ts'
import type { Turn } from '../pool.ts'
import { Report } from '../report.ts'
import { MembersUnseen } from './bulk-members.ts'
import { seenFor } from './carried.ts'
import { ReadingInterrupted } from './interruption.ts'
import { readyMessage, refusedText } from './messages.ts'
import { type Input, openInput } from './open-input.ts'
import { speak } from './texts.ts'

/** The pause after each page, so that awards find the database free. */
const REST_MS = 5
/** After this many failed attempts, the import is refused. */
const MOST_ATTEMPTS = 5

/**
 * Reads the input of an import, stages its rows, and stores and shows what it would change. A process that takes the job over
 * reads the input from its beginning again, and deletes the rows that the killed process staged.
 */
export async function readImport(job: JobOf<'import-read'>, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  const { db, now } = context
  const { guildId, payload } = job
  const begun = await beginReading(db, { guildId, ...payload }, now())
  if (begun.state === 'missing') {
    return mayBeWritten(job, now()) ? awaitRow(now(), 'the import is not written yet') : { outcome: 'done' }
  }
  const report = new Report(guildId, payload.reply, context)
  if (begun.state === 'begun') {
    const guild = (await loadGuildRules(db, [guildId])).get(guildId)
    if (guild === undefined) return { outcome: 'done' }
    const reading = { ...begun.reading, actorId: payload.actorId }
    const end = await new ReadJob(reading, guild, { report, turn, context }).run()
    if (end === 'interrupted') return { outcome: 'released' }
    if (end === 'lost') return { outcome: 'done' }
    context.metrics.importsRead.inc({ result: end })
  }
  const id = begun.state === 'begun' ? begun.reading.id : begun.id
  await show(id, report, context)
  return { outcome: 'done' }
}

/** Shows the preview of an import that was read, or why it was refused. */
async function show(id: string, report: Report, { db }: EffectContext): Promise<void> {
  const [stored, { preview, refusal }] = await Promise.all([readStored(db, id), readInput(db, id)])
  if (stored === null) return
  if (refusal !== null) await report.finish((locale) => refusedText(locale, refusal))
  else if (preview !== null) await report.finish((locale) => readyMessage(locale, stored, preview))
}

/** `lost`: the import was cancelled, or another process reads it. */
type ReadEnd = 'ready' | 'refused' | 'lost' | 'interrupted'

class ReadJob {
  constructor(
    private readonly reading: Reading & { actorId: Snowflake | null },
    private readonly guild: GuildRules,
    private readonly parts: { report: Report; turn: Turn; context: EffectContext },
  ) {}

  async run(): Promise<ReadEnd> {
    const { reading, guild } = this
    const { context, report, turn } = this.parts
    const { log } = context
    const { id, attempt } = reading
    try {
      const opened = await openInput(reading, guild, context, {
        turn,
        onRows: (rows) => report.update((locale) => speak(locale)('import.reading', { rows })),
      })
      if (opened.ok) return await this.stage(opened.input)
      log.info({ guild: guild.settings.id, import: id, why: opened.refusal.why }, 'the input of an import was refused')
      return await this.refuse(opened.refusal)
    } catch (error) {
      if (error instanceof ReadingInterrupted) return 'interrupted'
      const isUnseen = error instanceof MembersUnseen
      if (!isUnseen && attempt < MOST_ATTEMPTS) throw error
      log.warn({ guild: guild.settings.id, import: id }, 'the input of an import could not be read')
      return await this.refuse({ why: reading.source.kind === 'members' ? 'members-unseen' : 'gone', line: null })
    }
  }

  private async refuse(refusal: StoredRefusal): Promise<ReadEnd> {
    const { db, now } = this.parts.context
    return (await refuseImport(db, this.reading, refusal, now())) ? 'refused' : 'lost'
  }

  /** Decides for each setting and level role of the file whether the server can take it over. */
  private async plan(things: readonly CarriedThing[]): Promise<PlannedThing[]> {
    if (things.length === 0) return []
    const { guild, reading } = this
    const seen = await seenFor(this.parts.context, guild.settings.id, reading.actorId)
    return planCarried(things, { ...guild, seen })
  }

  private async stage(input: Input): Promise<ReadEnd> {
    const { reading, guild } = this
    const { context, report } = this.parts
    const { db, now } = context
    const { id: guildId } = guild.settings
    const count = previewCount(guild, reading.mode, { before: guild.curve, after: input.curve })
    let staged = 0
    const bringsBack = reading.mode !== 'reset' && reading.mode !== 'give'
    for await (const all of input.pages) {
      if (context.stopping()) return 'interrupted'
      const page = bringsBack ? await withoutForgotten(db, guildId, all, input.refusals) : all
      if (page.length === 0) continue
      if (!(await db.transaction().execute((trx) => stageRows(trx, reading, page, now())))) return 'lost'
      await comparePage(db, guildId, page, count)
      staged += page.length
      report.update((locale) => speak(locale)('import.comparing', { members: staged }))
      await context.sleep(REST_MS)
    }
    const [before, after] = [writeCurve(guild.curve), writeCurve(input.curve)]
    const { format, title, others, duplicates, carried, refusals } = input
    const found = {
      ...{ format, title },
      ...(before === after ? { curveBefore: null, curveAfter: null } : { curveBefore: before, curveAfter: after }),
      preview: {
        ...{ others: [...others], duplicates, carried: await this.plan(carried) },
        refusedRows: { count: refusals.count, listed: refusals.listed },
        ...count.result(),
      },
    }
    if (!(await finishReading(db, reading, found, now()))) return 'lost'
    context.log.info({ guild: guildId, import: reading.id, format, members: staged }, 'an import was read')
    return 'ready'
  }
}
