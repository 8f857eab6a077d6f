/*
 * Puts the libraries into a file of their own: a slow phone loads two files of about half the size sooner than one. The build
 * makes this file from the modules that main.tsx and this list both import.
 */
export { signal } from '@preact/signals'
export { render } from 'preact'
export { useEffect } from 'preact/hooks'
export { Router } from 'preact-iso'
