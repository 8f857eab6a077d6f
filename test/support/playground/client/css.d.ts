/** The build writes the style into a file of its own. */
declare module '*.css'
