import { guildReply } from '../../../shared/api/guild.ts'
import { findings } from '../../../shared/settings/findings.ts'
import { route } from '../route.ts'
import { guildFacts } from './facts.ts'
import { surroundingsOf } from './look.ts'

const iconUrl = (cdnUrl: string, guildId: string, hash: string | null | undefined): string | null =>
  hash ? `${cdnUrl}/icons/${guildId}/${hash}.webp?size=128` : null

/** The server's name, its version and whether something needs attention. */
export const readGuild = route({
  id: 'guild.read',
  method: 'GET',
  path: '/guilds/:guild_id',
  access: 'viewer',
  key: 'read',
  summary: 'Shows the server, and how many things need attention there',
  reply: guildReply,
  async load(context) {
    const { stored, looked } = await guildFacts(context)
    return { stored, looked, surroundings: looked && (await surroundingsOf(context, looked, stored)) }
  },
  run({ guildId, tier, people }, _, { stored, looked, surroundings }) {
    const { name, iconHash } = looked?.view ?? {}
    // Without an ETag: problems come and go while the version stays.
    return {
      body: {
        id: guildId,
        name: name || stored.name,
        iconUrl: iconUrl(people.cdnUrl, guildId, iconHash),
        tier,
        memberCount: stored.memberCount,
        version: String(stored.version),
        locale: stored.locale,
        problems: surroundings && findings(stored, surroundings).length,
      },
    }
  },
})
