import { texts } from '../texts.ts'

/** The page about how the bot looks on a server. */
export const brandingPageTexts = texts({
  'brandingPage.title': {
    en: 'Look of the bot',
    de: 'Aussehen des Bots',
    fr: 'Apparence du bot',
    es: 'Aspecto del bot',
    'pt-BR': 'Aparência do bot',
  },
  'brandingPage.intro': {
    en: 'With premium, the bot has a name and pictures of its own on this server.',
    de: 'Mit Premium hat der Bot auf diesem Server einen eigenen Namen und eigene Bilder.',
    fr: 'Avec le premium, le bot a sur ce serveur un nom et des images à lui.',
    es: 'Con premium, el bot tiene en este servidor un nombre y unas imágenes propios.',
    'pt-BR': 'Com o premium, o bot tem neste servidor um nome e imagens próprios.',
  },
  'brandingPage.nick': { en: 'Nickname', de: 'Nickname', fr: 'Pseudo', es: 'Apodo', 'pt-BR': 'Apelido' },
  'brandingPage.bio': {
    en: 'About the bot',
    de: 'Über den Bot',
    fr: 'À propos du bot',
    es: 'Acerca del bot',
    'pt-BR': 'Sobre o bot',
  },
  'brandingPage.avatar': { en: 'Avatar', de: 'Avatar', fr: 'Avatar', es: 'Avatar', 'pt-BR': 'Avatar' },
  'brandingPage.banner': { en: 'Banner', de: 'Banner', fr: 'Bannière', es: 'Banner', 'pt-BR': 'Banner' },
  'brandingPage.usual': {
    en: 'Empty: the usual one is shown.',
    de: 'Leer: Der gewohnte wird angezeigt.',
    fr: 'Vide : l’élément habituel est affiché.',
    es: 'Vacío: se muestra el de siempre.',
    'pt-BR': 'Vazio: o de sempre é mostrado.',
  },
  'brandingPage.picture': {
    en: 'PNG, JPEG or GIF, up to 1 MiB. Without a file, it stays as it is.',
    de: 'PNG, JPEG oder GIF, bis 1 MiB. Ohne Datei bleibt es, wie es ist.',
    fr: 'PNG, JPEG ou GIF, jusqu’à 1 Mio. Sans fichier, rien ne change.',
    es: 'PNG, JPEG o GIF, hasta 1 MiB. Sin archivo, se queda como está.',
    'pt-BR': 'PNG, JPEG ou GIF, até 1 MiB. Sem arquivo, fica como está.',
  },
  'brandingPage.tooLarge': {
    en: 'The picture is larger than 1 MiB.',
    de: 'Das Bild ist größer als 1 MiB.',
    fr: 'L’image dépasse 1 Mio.',
    es: 'La imagen supera 1 MiB.',
    'pt-BR': 'A imagem tem mais de 1 MiB.',
  },
  'brandingPage.save': { en: 'Save', de: 'Speichern', fr: 'Enregistrer', es: 'Guardar', 'pt-BR': 'Salvar' },
  'brandingPage.saved': { en: 'Saved.', de: 'Gespeichert.', fr: 'Enregistré.', es: 'Guardado.', 'pt-BR': 'Salvo.' },
  'brandingPage.reset': {
    en: 'Reset',
    de: 'Zurücksetzen',
    fr: 'Réinitialiser',
    es: 'Restablecer',
    'pt-BR': 'Redefinir',
  },
  'brandingPage.resetText': {
    en: 'The bot gets its usual name and pictures on this server again.',
    de: 'Der Bot bekommt auf diesem Server wieder seinen gewohnten Namen und seine gewohnten Bilder.',
    fr: 'Le bot reprend son nom et ses images habituels sur ce serveur.',
    es: 'El bot recupera en este servidor su nombre y sus imágenes de siempre.',
    'pt-BR': 'O bot volta a ter neste servidor o nome e as imagens de sempre.',
  },
  'brandingPage.ends': {
    en: 'Premium ended on {time}. In a few days the bot has its usual look again.',
    de: 'Premium ist am {time} abgelaufen. In ein paar Tagen sieht der Bot wieder aus wie gewohnt.',
    fr: 'Le premium a pris fin le {time}. Dans quelques jours, le bot reprend son apparence habituelle.',
    es: 'El premium terminó el {time}. En unos días el bot vuelve a su aspecto de siempre.',
    'pt-BR': 'O premium terminou em {time}. Em alguns dias o bot volta à aparência de sempre.',
  },
})
