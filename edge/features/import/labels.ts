import { namesIn } from '../../../shared/text/language.ts'
import { KEPT_CHOICES, MODE_CHOICES } from './choices.ts'

/** Names and descriptions of `/import` and its commands. */
export const importTranslations = {
  de: { name: 'import', description: 'Übernimmt die XP der Mitglieder aus der Datei eines anderen Bots' },
  fr: { name: 'importer', description: 'Reprend l’XP des membres depuis le fichier d’un autre bot' },
  es: { name: 'importar', description: 'Toma la XP de los miembros del archivo de otro bot' },
  'pt-BR': { name: 'importar', description: 'Traz o XP dos membros do arquivo de outro bot' },
}

export const fileTranslations = {
  de: {
    name: 'datei',
    description: 'Liest eine Datei und zeigt, was ihr Import ändern würde',
    options: {
      attachment: { name: 'anhang', description: 'Die Datei: JSON, CSV oder TXT, bis 25 MiB' },
      mode: {
        name: 'modus',
        description: 'Für Mitglieder, die hier schon XP haben',
        choices: namesIn(MODE_CHOICES, 'de'),
      },
      levels: {
        name: 'level',
        description: 'Was gleich bleibt, wo die Kurve des anderen Bots anders ist',
        choices: namesIn(KEPT_CHOICES, 'de'),
      },
      columns: { name: 'spalten', description: 'Die Spalten einer eigenen Liste: id=NAME,xp=NAME,level=NAME' },
    },
  },
  fr: {
    name: 'fichier',
    description: 'Lit un fichier et montre ce que son importation changerait',
    options: {
      attachment: { name: 'pièce_jointe', description: 'Le fichier : JSON, CSV ou TXT, jusqu’à 25 Mio' },
      mode: {
        name: 'mode',
        description: 'Pour les membres qui ont déjà de l’XP ici',
        choices: namesIn(MODE_CHOICES, 'fr'),
      },
      levels: {
        name: 'niveaux',
        description: 'Ce qui reste, si la courbe de l’autre bot est différente',
        choices: namesIn(KEPT_CHOICES, 'fr'),
      },
      columns: { name: 'colonnes', description: 'Les colonnes de ta liste : id=NOM,xp=NOM,level=NOM' },
    },
  },
  es: {
    name: 'archivo',
    description: 'Lee un archivo y muestra lo que cambiaría al importarlo',
    options: {
      attachment: { name: 'adjunto', description: 'El archivo: JSON, CSV o TXT, hasta 25 MiB' },
      mode: {
        name: 'modo',
        description: 'Para los miembros que ya tienen XP aquí',
        choices: namesIn(MODE_CHOICES, 'es'),
      },
      levels: {
        name: 'niveles',
        description: 'Lo que se mantiene si la curva del otro bot es distinta',
        choices: namesIn(KEPT_CHOICES, 'es'),
      },
      columns: { name: 'columnas', description: 'Las columnas de una lista propia: id=NOMBRE,xp=NOMBRE,level=NOMBRE' },
    },
  },
  'pt-BR': {
    name: 'arquivo',
    description: 'Lê um arquivo e mostra o que mudaria ao importá-lo',
    options: {
      attachment: { name: 'anexo', description: 'O arquivo: JSON, CSV ou TXT, até 25 MiB' },
      mode: {
        name: 'modo',
        description: 'Para membros que já têm XP aqui',
        choices: namesIn(MODE_CHOICES, 'pt-BR'),
      },
      levels: {
        name: 'níveis',
        description: 'O que se mantém se a curva do outro bot for diferente',
        choices: namesIn(KEPT_CHOICES, 'pt-BR'),
      },
      columns: { name: 'colunas', description: 'As colunas de uma lista própria: id=NOME,xp=NOME,level=NOME' },
    },
  },
}

export const undoTranslations = {
  de: { name: 'rückgängig', description: 'Macht den letzten Import rückgängig, nach einer Rückfrage' },
  fr: { name: 'annuler', description: 'Annule la dernière importation, après confirmation' },
  es: { name: 'deshacer', description: 'Deshace la última importación, tras confirmarlo' },
  'pt-BR': { name: 'desfazer', description: 'Desfaz a última importação, após confirmação' },
}

export const stopTranslations = {
  de: { name: 'anhalten', description: 'Hält den laufenden Import an' },
  fr: { name: 'arrêter', description: 'Arrête l’importation en cours' },
  es: { name: 'detener', description: 'Detiene la importación en curso' },
  'pt-BR': { name: 'parar', description: 'Para a importação em andamento' },
}

export const statusTranslations = {
  de: { name: 'stand', description: 'Zeigt, wie weit der Import ist' },
  fr: { name: 'état', description: 'Montre où en est l’importation' },
  es: { name: 'estado', description: 'Muestra cómo va la importación' },
  'pt-BR': { name: 'estado', description: 'Mostra como está a importação' },
}
