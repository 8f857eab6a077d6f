/**
 * Runs before the page is painted, so that a chosen theme shows at once. The shell loads it in its head, as a script that is
 * no module. Without a choice, the style follows the system.
 */
const [, chosen] = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie) ?? []
if (chosen !== undefined) document.documentElement.dataset.theme = chosen
