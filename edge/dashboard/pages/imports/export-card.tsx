import { exportsTexts } from '../../../../shared/text/web/exports-texts.ts'
import { sayFrom } from '../../language.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'

const say = sayFrom(exportsTexts)

/** Two links that save a file with all members. */
export const ExportCard = ({ guildId }: { guildId: string }) => (
  <Card title={say('exports.title')} hint={say('exports.hint')}>
    <div class="flex flex-wrap gap-3">
      {(['json', 'csv'] as const).map((format) => (
        <LinkButton
          key={format}
          href={`/api/v1/guilds/${guildId}/export?format=${format}`}
          download={`prosperity-${guildId}.${format}`}
        >
          {say(`exports.${format}`)}
        </LinkButton>
      ))}
    </div>
  </Card>
)
