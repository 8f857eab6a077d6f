import type { DoctorFinding } from '../../../shared/api/doctor.ts'
import { guildReply } from '../../../shared/api/guild.ts'
import { iconUrl } from '../../../shared/discord/icon.ts'
import { boardPathOf } from '../../../shared/levelling/board-name.ts'
import { examineGuild, reportOf } from '../doctor/report.ts'
import { route } from '../route.ts'

const isProblem = ({ severity }: DoctorFinding): boolean => severity === 'problem'

/** The server's name, its version and whether something needs attention. */
export const readGuild = route({
  id: 'guild.read',
  method: 'GET',
  path: '/guilds/:guild_id',
  access: 'viewer',
  key: 'read',
  summary: 'Shows the server, and how many things need attention there',
  reply: guildReply,
  load: (context) => examineGuild(context),
  run(context, _, examined) {
    const { guildId, tier, people } = context
    const { stored, looked } = examined.facts
    const { name, iconHash } = looked?.view ?? {}
    // Without an ETag: problems come and go while the version stays.
    return {
      body: {
        id: guildId,
        name: name || stored.name,
        iconUrl: iconUrl(people.cdnUrl, { id: guildId, hash: iconHash }, 128),
        tier,
        memberCount: stored.memberCount,
        version: String(stored.version),
        board: {
          visibility: stored.settings.boardVisibility,
          path: stored.settings.boardVisibility === 'off' ? null : boardPathOf(stored.settings.boardName ?? guildId),
        },
        locale: stored.locale,
        // The page of the doctor lists the same problems.
        problems: examined.found && reportOf(context, examined).findings.filter(isProblem).length,
      },
    }
  },
})
