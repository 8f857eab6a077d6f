import './style.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { connect } from './room/store.ts'

const place = document.getElementById('app')
if (place !== null) render(<App />, place)
connect()
