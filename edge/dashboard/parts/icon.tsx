/** Outlines on a grid of 24 by 24. */
const PATHS = {
  overview: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M13 4.500v5M11 14.500v5',
  roles:
    'M12 3l7.500 3v5.500c0 4.500-3 7.800-7.500 9.500-4.500-1.700-7.500-5-7.500-9.500V6zM9 12l2.200 2.200L15.200 10',
  flame:
    'M12 3c.5 4 6 6 6 11.500a6 6 0 0 1-12 0c0-2 .9-3.700 2.200-5 .2 1.800 1 2.800 2.300 3.200C10.200 9 10.500 6 12 3z',
  announce: 'M4 10v4h3l8 4V6l-8 4zM18.500 9.500a3.500 3.500 0 0 1 0 5',
  curve: 'M4 4v16h16M7.5 16.500c5.500 0 9.500-3 11-10',
  ignored:
    'M4 4l16 16M9.900 5.300A9 9 0 0 1 21 12a9.300 9.300 0 0 1-2.100 3.100M6.300 6.600A9.500 9.500 0 0 0 3 12a9 9 0 0 0 13.300 5.400',
  multipliers: 'M4 8l8 8M12 8l-8 8M16 10l2-2v8',
  boosts: 'M13 3L5 14h6l-1 7 8-11h-6z',
  seasons:
    'M8 4h8v5a4 4 0 0 1-8 0zM8 5H4.500c0 3 1 5 3.800 5.500M16 5h3.500c0 3-1 5-3.800 5.500M12 13v4M8.500 20h7M10 17h4',
  limits: 'M5 12a7 7 0 1 0 14 0 7 7 0 0 0-14 0M7.2 7.200l9.6 9.6',
  members:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M2.500 20c.4-3.600 3-5.500 6.500-5.500s6.100 1.900 6.500 5.500M16 4.400a3.400 3.400 0 0 1 0 6.300M18 14.900c2 .7 3.200 2.400 3.500 5.100',
  audit: 'M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 16h6',
  doctor: 'M3 12h4l2.5-6 4.5 12 2.5-6H21',
  activity: 'M5 20v-6M10 20V9M15 20v-9M20 20V4',
  feed: 'M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
  access: 'M7 10V8a5 5 0 0 1 10 0v2M5 10h14v10H5zM12 14v2.5',
  keys: 'M14.5 9.500a4.5 4.5 0 1 0-4.2 4.500L12 15.500h2v2h2v2h4v-4l-5.7-5.700M7.5 8.500h.01',
  webhooks: 'M4 12h11M11 7.500l4.500 4.500L11 16.500M20 5v14',
  bots: 'M5 9h14v10H5zM12 9V5M9 14h.01M15 14h.01M2.5 13v3M21.5 13v3',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.500c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.200v.01',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7.500V13M12 16v.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5M12 8v.01',
  refresh: 'M20 11a8 8 0 0 0-14.3-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14.3 4L20 15M20 20v-5h-5',
  plus: 'M12 5v14M5 12h14',
  upload: 'M12 15V4M7.500 8.500L12 4l4.500 4.500M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4',
  trash: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13',
  undo: 'M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12H9',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5',
  channel: 'M9.5 4L8 20M16 4l-1.5 16M4.5 9h16M3.5 15h16',
  back: 'M15 6l-6 6 6 6',
  forward: 'M9 6l6 6-6 6',
} as const

export type IconName = keyof typeof PATHS

/** A drawing beside words that say the same: screen readers skip it. */
export const Icon = ({ name, class: classes = 'size-5' }: { name: IconName; class?: string }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    class={`shrink-0 ${classes}`}
  >
    <path d={PATHS[name]} />
  </svg>
)
