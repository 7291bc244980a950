// The counter while the line is gone, and the list of what waits: made from what this browser keeps.
import { show } from './counter/app.tsx'

const place = document.querySelector<HTMLElement>('[data-offline]')
if (place) void show(place)
