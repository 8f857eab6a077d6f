import type { Tier } from '../../../shared/api/tier.ts'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { Badge } from './badge.tsx'

const say = sayFrom(partsTexts)

const NAMES = { viewer: 'parts.viewer', manager: 'parts.manager', admin: 'parts.admin' } as const

/** The person's access to a server, in a word. */
export const TierBadge = ({ tier }: { tier: Tier }) => (
  <Badge tone={tier === 'viewer' ? 'neutral' : 'accent'}>{say(NAMES[tier])}</Badge>
)
