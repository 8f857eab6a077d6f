/**
 * Runs before the page is painted, so that a chosen theme shows at once. The head of the shell loads it as a classic
 * script, not as a module. Without a choice, the style follows the system.
 */
const [, chosen] = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie) ?? []
if (chosen !== undefined) document.documentElement.dataset.theme = chosen
