import { menuTexts } from './components/texts.ts'
import { messageTexts } from './message/texts.ts'
import { modalTexts } from './modal/texts.ts'
import { placesTexts } from './places/texts.ts'
import { shellTexts } from './shell/texts.ts'
import { typingTexts } from './typing/texts.ts'
import { welcomeTexts } from './welcome/texts.ts'
import { wireTexts } from './wire/texts.ts'

/** Every sentence of the page itself, by key. What the bot says comes from the bot. */
export const playgroundTexts = {
  ...menuTexts,
  ...messageTexts,
  ...modalTexts,
  ...placesTexts,
  ...shellTexts,
  ...typingTexts,
  ...welcomeTexts,
  ...wireTexts,
}
