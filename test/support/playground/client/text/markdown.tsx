import { DiscordText } from '../../../../../edge/dashboard/discord-text/discord-text.tsx'
import { names } from '../room/names.ts'
import { type Block, readBlocks } from './blocks.ts'

const HEADINGS = { 1: 'text-xl font-bold', 2: 'text-lg font-semibold', 3: 'font-semibold' } as const

/** One line, e.g. the title of an embed. */
export const Inline = ({ text }: { text: string }) => <DiscordText text={text} names={names.value} />

function DrawnBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      // The page has its own headings. A heading of a message is only large text, as in Discord's client.
      return (
        <p class={`mt-1 first:mt-0 ${HEADINGS[block.level]}`}>
          <Inline text={block.text} />
        </p>
      )
    case 'small':
      return (
        <p class="text-xs text-soft">
          <Inline text={block.text} />
        </p>
      )
    case 'quote':
      return (
        <blockquote class="border-l-3 border-edge pl-3">
          <Inline text={block.text} />
        </blockquote>
      )
    case 'code':
      return (
        <pre class="overflow-x-auto rounded-control border border-line bg-sunken p-3 font-mono text-xs">
          {block.text}
        </pre>
      )
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Inline text={item} />
        </li>
      ))
      return block.isOrdered ? (
        <ol start={block.start} class="list-decimal pl-6">
          {items}
        </ol>
      ) : (
        <ul class="list-disc pl-5">{items}</ul>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Inline text={block.text} />
        </p>
      )
  }
}

/** A text with Discord's markdown. Names in it are text, never HTML. */
export const Markdown = ({ text }: { text: string }) => (
  <div class="grid gap-1 wrap-anywhere">
    {readBlocks(text).map((block) => (
      <DrawnBlock block={block} />
    ))}
  </div>
)
