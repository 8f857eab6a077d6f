import { render } from 'preact'
import './most-pages.ts'
import { App } from './app.tsx'

const place = document.getElementById('app')
if (place !== null) render(<App />, place)
