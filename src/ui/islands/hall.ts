// The hall's screen speaks: each new `data-call` in a live region is announced by its `data-say`, after one tap that allows sound.
const vi = document.documentElement.lang !== 'en'
const words = {
  on: vi ? 'Đã bật tiếng' : 'Sound is on',
  bellOnly: vi
    ? 'Máy này chưa có giọng đọc tiếng Việt: chỉ báo bằng chuông'
    : 'This machine has no English voice: a bell only',
}
const LANG = vi ? 'vi' : 'en'
const TONES_HZ = [880, 660]

const button = document.querySelector<HTMLButtonElement>('[data-sound]')
const state = document.querySelector<HTMLElement>('[data-sound-state]')
const calls = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-call]')]
// What stands there when the page opens was called before.
const spoken = new Set(calls().map((call) => call.dataset.call))
let bell: AudioContext | undefined

const voice = (): SpeechSynthesisVoice | undefined =>
  'speechSynthesis' in window
    ? speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(LANG))
    : undefined

function ring(): void {
  const context = bell
  if (!context) return
  TONES_HZ.forEach((frequency, index) => {
    const [tone, volume] = [context.createOscillator(), context.createGain()]
    const start = context.currentTime + index * 0.35
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.25, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6)
    tone.connect(volume).connect(context.destination)
    tone.start(start)
    tone.stop(start + 0.6)
  })
}

function speak(text: string): void {
  const chosen = voice()
  if (!chosen) return
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = chosen
  utterance.lang = chosen.lang
  utterance.rate = 0.9
  speechSynthesis.speak(utterance)
}

function announce(): void {
  // The screen shows the latest first; they are said in the order they were called.
  for (const call of calls().reverse()) {
    const key = call.dataset.call
    if (spoken.has(key)) continue
    spoken.add(key)
    if (!bell) continue
    ring()
    speak(call.dataset.say ?? '')
  }
}

if (button) {
  button.hidden = false
  button.addEventListener('click', () => {
    bell = new AudioContext()
    ring()
    speak(words.on)
    button.hidden = true
    const tell = (): void => {
      if (state) state.textContent = voice() ? words.on : words.bellOnly
    }
    tell()
    // Some browsers load their voices late.
    if ('speechSynthesis' in window) speechSynthesis.addEventListener?.('voiceschanged', tell)
    // A screen on a wall must not fall asleep.
    void navigator.wakeLock?.request('screen').catch(() => {})
  })
}
for (const region of document.querySelectorAll('[data-live]'))
  new MutationObserver(announce).observe(region, { childList: true, subtree: true })
