/** @jsxImportSource preact */

/** A text in which code stands between backticks. */
export const Text = ({ children }: { children: string }) => (
  <>{children.split('`').map((part, nth) => (nth % 2 === 1 ? <code key={nth}>{part}</code> : part))}</>
)
