import { texts } from '../../../shared/text/texts.ts'
import { withWhere } from './where-texts.ts'

export const meDataTexts = texts({
  'me.data': {
    en: 'This file has everything that I have stored about you in this server, and why. I never store the text of messages.',
    de: 'Diese Datei enthält alles, was ich auf diesem Server über dich gespeichert habe, und warum. Den Text von Nachrichten speichere ich nie.',
    fr: 'Ce fichier contient tout ce que j’ai enregistré sur toi dans ce serveur, et pourquoi. Je n’enregistre jamais le texte des messages.',
    es: 'Este archivo tiene todo lo que guardo sobre ti en este servidor, y por qué. Nunca guardo el texto de los mensajes.',
    'pt-BR':
      'Este arquivo tem tudo o que guardo sobre você neste servidor, e por quê. Nunca guardo o texto das mensagens.',
  },
  'me.dataEverywhere': {
    en: 'This file has everything that I have stored about you, in all servers, and why. I never store the text of messages.',
    de: 'Diese Datei enthält alles, was ich über dich gespeichert habe, auf allen Servern, und warum. Den Text von Nachrichten speichere ich nie.',
    fr: 'Ce fichier contient tout ce que j’ai enregistré sur toi, dans tous les serveurs, et pourquoi. Je n’enregistre jamais le texte des messages.',
    es: 'Este archivo tiene todo lo que guardo sobre ti, en todos los servidores, y por qué. Nunca guardo el texto de los mensajes.',
    'pt-BR':
      'Este arquivo tem tudo o que guardo sobre você, em todos os servidores, e por quê. Nunca guardo o texto das mensagens.',
  },
  'me.dataFile': {
    en: 'Your stored data as JSON',
    de: 'Deine gespeicherten Daten als JSON',
    fr: 'Tes données enregistrées, en JSON',
    es: 'Tus datos guardados, en JSON',
    'pt-BR': 'Seus dados guardados, em JSON',
  },
  'me.dataTooLarge': {
    en: 'Your data does not fit into a message. Use `/me data` in each server.',
    de: 'Deine Daten passen nicht in eine Nachricht. Nutze `/me data` auf jedem Server einzeln.',
    fr: 'Tes données ne tiennent pas dans un message. Utilise `/me data` dans chaque serveur.',
    es: 'Tus datos no caben en un mensaje. Usa `/me data` en cada servidor.',
    'pt-BR': 'Seus dados não cabem em uma mensagem. Use `/me data` em cada servidor.',
  },
})

export const meDataTranslations = withWhere({
  de: { name: 'daten', description: 'Eine Datei mit allem, was über dich gespeichert ist' },
  fr: { name: 'données', description: 'Un fichier avec tout ce qui est enregistré sur toi' },
  es: { name: 'datos', description: 'Un archivo con todo lo que está guardado sobre ti' },
  'pt-BR': { name: 'dados', description: 'Um arquivo com tudo o que está guardado sobre você' },
})
