// Files go up in pieces as soon as they are picked (tus 1.0), and go on after the link was lost. Without scripts they go with the form.
const PIECE = 256 * 1024
const RETRY_MS = 3_000
const vi = document.documentElement.lang !== 'en'
const words = {
  sending: (name: string, share: number) => (vi ? `Đang gửi ${name}: ${share} %` : `Sending ${name}: ${share} %`),
  waiting: vi ? 'Mất mạng, sẽ gửi tiếp khi có mạng…' : 'The link is lost; sending goes on when it is back…',
  again: (reason: string) => (vi ? `${reason} Trang sẽ tự gửi tiếp.` : `${reason} The page goes on by itself.`),
  done: (name: string) => (vi ? `Đã gửi xong ${name}` : `${name} was sent`),
  failed: vi ? 'Không gửi được tệp. Hãy chọn lại.' : 'The file could not be sent. Pick it again.',
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-upload]')) prepare(input)

function prepare(input: HTMLInputElement): void {
  const field = input.name
  input.addEventListener('change', async () => {
    const form = input.form
    if (!form) return
    const files = [...(input.files ?? [])]
    for (const file of files) {
      const place = report(input)
      try {
        const token = await send(file, place)
        const hidden = document.createElement('input')
        hidden.type = 'hidden'
        hidden.name = `${field}-upload`
        hidden.value = token
        form.append(hidden)
        place.bar.hidden = true
        place.text.textContent = words.done(file.name)
      } catch (cause) {
        place.text.textContent = cause instanceof Error && cause.message ? cause.message : words.failed
        place.bar.hidden = true
      }
    }
    // What has gone up by itself isn't sent a second time with the form.
    input.value = ''
  })
}

interface Place {
  bar: HTMLProgressElement
  text: HTMLElement
}

function report(input: HTMLInputElement): Place {
  const box = document.createElement('div')
  const bar = document.createElement('progress')
  bar.className = 'camlo-progress'
  bar.max = 100
  bar.value = 0
  const text = document.createElement('p')
  text.className = 'camlo-muted'
  text.setAttribute('role', 'status')
  bar.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '')
  box.append(bar, text)
  input.after(box)
  return { bar, text }
}

async function send(file: File, { bar, text }: Place): Promise<string> {
  const metadata = `filename ${btoa(String.fromCharCode(...new TextEncoder().encode(file.name)))}`
  const headers = { 'tus-resumable': '1.0.0', accept: 'application/json' }
  const made = await fetch('/tep', {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(file.size), 'upload-metadata': metadata },
  })
  if (!made.ok) throw new Error(await reasonOf(made))
  const address = made.headers.get('location') ?? ''
  for (let offset = 0; offset < file.size; ) {
    const answer = await fetch(address, {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: file.slice(offset, offset + PIECE),
    }).catch(() => undefined)
    if (answer?.status === 204) offset = Number(answer.headers.get('upload-offset'))
    else if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 409)
      throw new Error(await reasonOf(answer))
    else {
      text.textContent = answer && answer.status >= 500 ? words.again(await reasonOf(answer)) : words.waiting
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      offset = (await offsetOf(address, headers)) ?? offset
      continue
    }
    const share = Math.round((offset / file.size) * 100)
    bar.value = share
    text.textContent = words.sending(file.name, share)
  }
  return address.split('/').at(-1) ?? ''
}

async function offsetOf(address: string, headers: Record<string, string>): Promise<number | undefined> {
  const answer = await fetch(address, { method: 'HEAD', headers }).catch(() => undefined)
  return answer?.ok ? Number(answer.headers.get('upload-offset')) : undefined
}

async function reasonOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => ({}))) as { error?: { message?: string } }
  return body.error?.message ?? words.failed
}
