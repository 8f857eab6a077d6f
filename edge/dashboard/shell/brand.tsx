/** The logo. Screen readers skip it, because the name is always beside it. */
export const Brand = ({ class: classes = 'size-7' }: { class?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden="true" class={`shrink-0 text-accent ${classes}`}>
    <rect width="32" height="32" rx="9" fill="currentColor" />
    <path
      d="M8 22v-4.5M13.3 22v-8M18.7 22V10.500M24 22V7"
      fill="none"
      class="stroke-on-accent"
      stroke-width="3"
      stroke-linecap="round"
    />
  </svg>
)
