/** Names and descriptions of `/branding` and its commands. */
export const brandingTranslations = {
  de: { name: 'aussehen', description: 'Wie der Bot auf diesem Server aussieht' },
  fr: { name: 'apparence', description: 'L’apparence du bot sur ce serveur' },
  es: { name: 'aspecto', description: 'El aspecto del bot en este servidor' },
  'pt-BR': { name: 'aparência', description: 'A aparência do bot neste servidor' },
}

export const showTranslations = {
  de: { name: 'zeigen', description: 'Zeigt, wie der Bot auf diesem Server aussieht' },
  fr: { name: 'afficher', description: 'Affiche l’apparence du bot sur ce serveur' },
  es: { name: 'ver', description: 'Muestra el aspecto del bot en este servidor' },
  'pt-BR': { name: 'ver', description: 'Mostra a aparência do bot neste servidor' },
}

/** The description of the options `avatar` and `banner`. */
const PICTURE = {
  de: 'Ein PNG-, JPEG- oder GIF-Bild, bis 1 MiB',
  fr: 'Une image PNG, JPEG ou GIF, jusqu’à 1 Mio',
  es: 'Una imagen PNG, JPEG o GIF, hasta 1 MiB',
  'pt-BR': 'Uma imagem PNG, JPEG ou GIF, até 1 MiB',
}

export const setTranslations = {
  de: {
    name: 'setzen',
    description: 'Gibt dem Bot auf diesem Server einen eigenen Namen und eigene Bilder',
    options: {
      nick: { name: 'nickname', description: 'Sein Nickname' },
      bio: { name: 'über_mich', description: 'Der Text in seinem Profil' },
      avatar: { name: 'avatar', description: PICTURE.de },
      banner: { name: 'banner', description: PICTURE.de },
    },
  },
  fr: {
    name: 'définir',
    description: 'Donne au bot un nom et des images propres à ce serveur',
    options: {
      nick: { name: 'pseudo', description: 'Son pseudo' },
      bio: { name: 'à_propos', description: 'Le texte de son profil' },
      avatar: { name: 'avatar', description: PICTURE.fr },
      banner: { name: 'bannière', description: PICTURE.fr },
    },
  },
  es: {
    name: 'definir',
    description: 'Da al bot un nombre e imágenes propios en este servidor',
    options: {
      nick: { name: 'apodo', description: 'Su apodo' },
      bio: { name: 'acerca_de_mí', description: 'El texto de su perfil' },
      avatar: { name: 'avatar', description: PICTURE.es },
      banner: { name: 'banner', description: PICTURE.es },
    },
  },
  'pt-BR': {
    name: 'definir',
    description: 'Dá ao bot um nome e imagens próprios neste servidor',
    options: {
      nick: { name: 'apelido', description: 'O apelido dele' },
      bio: { name: 'sobre_mim', description: 'O texto do perfil dele' },
      avatar: { name: 'avatar', description: PICTURE['pt-BR'] },
      banner: { name: 'banner', description: PICTURE['pt-BR'] },
    },
  },
}

export const resetTranslations = {
  de: { name: 'zurücksetzen', description: 'Gibt dem Bot wieder seinen gewohnten Namen und seine gewohnten Bilder' },
  fr: { name: 'réinitialiser', description: 'Rend au bot son nom et ses images habituels' },
  es: { name: 'restablecer', description: 'Devuelve al bot su nombre y sus imágenes de siempre' },
  'pt-BR': { name: 'redefinir', description: 'Devolve ao bot o nome e as imagens de sempre' },
}
