// On the counter's pages: lets the browser look after them while the line is gone, and keeps it in touch with the server.
const EVERY_MS = 60_000

void navigator.serviceWorker?.register('/counter-worker.js', { scope: '/tiep-nhan' }).then(async () => {
  const { active } = await navigator.serviceWorker.ready
  const touch = () => active?.postMessage('contact')
  touch()
  window.setInterval(touch, EVERY_MS)
})
