// Shows what a push brings; it runs beside the pages and loads nothing.
interface Told {
  title: string
  body: string
  url: string
  lang: string
  tag: string
}

interface PushWorker {
  registration: ServiceWorkerRegistration
  clients: { openWindow(url: string): Promise<unknown> }
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void
}

interface WorkerEvent {
  data?: { json(): Told }
  notification: Notification
  waitUntil(work: Promise<unknown>): void
}

const worker = globalThis as unknown as PushWorker

worker.addEventListener('push', (event) => {
  const { title, body, url, lang, tag } = event.data?.json() ?? { title: '', body: '', url: '/', lang: 'vi', tag: '' }
  // The same tag replaces what is on the screen: a repetition isn't seen as one.
  event.waitUntil(worker.registration.showNotification(title, { body, lang, tag, data: url }))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(worker.clients.openWindow(String(event.notification.data)))
})
