import { CARD_CHOICES } from '../../../shared/settings/card-choices.ts'
import type { Translated } from '../../../shared/text/language.ts'
import { namesIn } from '../../../shared/text/language.ts'
import { texts } from '../../../shared/text/texts.ts'

export const meCardTexts = texts({
  'me.cardSaved': {
    en: 'Saved. This is your picture in this server, wherever it shows pictures:',
    de: 'Gespeichert. Das ist dein Bild auf diesem Server, wo immer er Bilder zeigt:',
    fr: 'Enregistré. Voici ton image sur ce serveur, partout où il affiche des images :',
    es: 'Guardado. Esta es tu imagen en este servidor, donde muestre imágenes:',
    'pt-BR': 'Salvo. Esta é a sua imagem neste servidor, onde quer que ele mostre imagens:',
  },
  'me.cardServerOff': {
    en: 'Saved. This server shows levels as texts; your picture is used once it shows pictures.',
    de: 'Gespeichert. Dieser Server zeigt Level als Text; dein Bild kommt zum Einsatz, sobald er Bilder zeigt.',
    fr: 'Enregistré. Ce serveur affiche les niveaux sous forme de texte ; ton image servira dès qu’il affichera des images.',
    es: 'Guardado. Este servidor muestra los niveles como texto; tu imagen se usará cuando muestre imágenes.',
    'pt-BR': 'Salvo. Este servidor mostra os níveis como texto; sua imagem será usada quando ele mostrar imagens.',
  },
  'me.cardOff': {
    en: 'Saved. Your level in this server is shown as a text, never as a picture.',
    de: 'Gespeichert. Dein Level wird auf diesem Server als Text gezeigt, nie als Bild.',
    fr: 'Enregistré. Ton niveau sur ce serveur s’affiche sous forme de texte, jamais d’image.',
    es: 'Guardado. Tu nivel en este servidor se muestra como texto, nunca como imagen.',
    'pt-BR': 'Salvo. Seu nível neste servidor aparece como texto, nunca como imagem.',
  },
})

/** The name of the choice that leaves the picture to the server. */
export const SERVER_CHOICE: Translated = {
  en: 'What the server has chosen',
  de: 'Was der Server gewählt hat',
  fr: 'Ce que le serveur a choisi',
  es: 'Lo que eligió el servidor',
  'pt-BR': 'O que o servidor escolheu',
}

const choicesIn = (language: Exclude<keyof Translated, 'en'>) => ({
  server: SERVER_CHOICE[language],
  ...namesIn(CARD_CHOICES, language),
})

export const meCardTranslations = {
  de: {
    name: 'karte',
    description: 'Das Bild deines Levels auf diesem Server',
    options: {
      card: {
        name: 'karte',
        description: 'Der Hintergrund, ein Text, oder was der Server gewählt hat',
        choices: choicesIn('de'),
      },
    },
  },
  fr: {
    name: 'carte',
    description: 'L’image de ton niveau sur ce serveur',
    options: {
      card: {
        name: 'carte',
        description: 'Le fond, un texte, ou ce que le serveur a choisi',
        choices: choicesIn('fr'),
      },
    },
  },
  es: {
    name: 'tarjeta',
    description: 'La imagen de tu nivel en este servidor',
    options: {
      card: {
        name: 'tarjeta',
        description: 'El fondo, un texto, o lo que eligió el servidor',
        choices: choicesIn('es'),
      },
    },
  },
  'pt-BR': {
    name: 'cartão',
    description: 'A imagem do seu nível neste servidor',
    options: {
      card: {
        name: 'cartão',
        description: 'O fundo, um texto, ou o que o servidor escolheu',
        choices: choicesIn('pt-BR'),
      },
    },
  },
}
