import * as v from 'valibot'
import { doctorReply, mendReply } from '../../../shared/api/doctor.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { findMend } from './mends.ts'
import { examineGuild, reportOf } from './report.ts'
import { sayMend } from './texts.ts'

const readDoctor = route({
  id: 'doctor.read',
  method: 'GET',
  path: '/guilds/:guild_id/doctor',
  access: 'viewer',
  key: 'read',
  summary: 'Checks that everything works in the server, and says how to fix what does not',
  reply: doctorReply,
  load: (context) => examineGuild(context),
  run: (context, _, examined) => ({ body: reportOf(context, examined) }),
})

const mendRoute = route({
  id: 'doctor.mend',
  method: 'POST',
  path: '/guilds/:guild_id/doctor/:mend',
  access: 'manager',
  key: 'write',
  summary: 'Mends a problem that the doctor has found',
  request: { params: v.object({ mend: v.pipe(v.string(), v.maxLength(40)) }) },
  reply: mendReply,
  load: (context) => examineGuild(context),
  async run(context, { params }, examined) {
    const say = sayMend(context.locale)
    const mend = findMend(params.mend)
    if (mend === undefined) return refuse('not-found', say('unknown'))
    // A page that is minutes old may still have the button of a problem that is mended already.
    const doctor = reportOf(context, examined)
    const isNeeded = doctor.findings.some((finding) => finding.mend?.id === params.mend)
    if (!isNeeded) return { body: { mended: 0, text: say('nothing'), doctor } }
    const mended = await mend(context, examined.facts)
    if ('problem' in mended) return mended
    return { body: { ...mended, doctor: reportOf(context, await examineGuild(context)) } }
  },
})

/** The routes of the page that checks a server. */
export const doctorRoutes = [readDoctor, mendRoute]
