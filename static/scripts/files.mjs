// Only on the pages where files are given: sends several at once, shows how far each has come, and goes on where a connection
// broke. Without this script the form sends one file at a time.

/** How often a file is tried again, and the pauses between in milliseconds: long enough for a train to leave its tunnel. */
const PAUSES = [1000, 2000, 4000, 8000, 16000, 30000]

/** The fields that go with each file. */
const SAID = ['csrf', 'about', 'address', 'platform', 'seen']

const form = document.querySelector('form[data-files]')
let sending = false
if (form) {
  form.elements.file.multiple = true
  form.addEventListener('submit', (event) => {
    // An address alone goes as the form sends it.
    if (form.elements.file.files.length === 0 && form.elements.address.value.trim()) return
    event.preventDefault()
    if (!sending) sendAll().catch(() => form.submit())
  })
  // Whoever goes on would lose what they chose and did not add.
  document.querySelector('form#question')?.addEventListener('submit', (event) => {
    if (form.elements.file.files.length === 0) return
    event.preventDefault()
    wrong(cleared(), form.dataset.first)
  })
}

async function sendAll() {
  const files = [...form.elements.file.files]
  const told = cleared()
  if (files.length === 0) return wrong(told, form.dataset.none)
  sending = true
  let all = true
  for (const file of files) {
    const line = tell(told, file.name)
    const error = file.size > form.dataset.mostBytes ? form.dataset.tooBig : await sendOne(file, line)
    line.textContent = error ?? form.dataset.kept
    line.classList.toggle('govuk-error-message', Boolean(error))
    all = all && !error
  }
  sending = false
  // With an error the page stays, so that its words do.
  if (all) location.assign(at('', 'done=kept'))
  else form.elements.file.value = ''
}

/** The place where it is told what becomes of files, empty. */
function cleared() {
  const told = form.querySelector('[data-files-told]')
  told.replaceChildren()
  return told
}

/** Says what is wrong, and goes to where it can be mended. */
function wrong(told, words) {
  const line = document.createElement('p')
  line.className = 'govuk-error-message'
  const mark = document.createElement('span')
  mark.className = 'govuk-visually-hidden'
  mark.textContent = `${form.dataset.error}: `
  line.append(mark, words)
  told.append(line)
  form.elements.file.focus()
}

/** A line for one file; gives the part of it that changes. */
function tell(told, name) {
  const line = document.createElement('p')
  line.className = 'govuk-body'
  const own = document.createElement('bdi')
  own.textContent = name
  const state = document.createElement('span')
  line.append(own, ': ', state)
  told.append(line)
  return state
}

/** Sends one file; gives what to say where it was not kept. */
async function sendOne(file, line) {
  const begun = await ask('POST', at('/begin'), new URLSearchParams({
    name: file.name, ...Object.fromEntries(SAID.map((name) => [name, form.elements[name].value]))
  }))
  if (begun.error) return begun.error
  for (const pause of [...PAUSES, 0]) {
    try {
      const { arrived } = await ask('GET', at(`/${begun.number}/arrived`))
      const answer = await send(file.slice(arrived), at(`/${begun.number}/bytes`, `from=${arrived}`), (sent) => {
        show(line, arrived + sent, file.size)
      })
      return answer.error
    } catch {
      line.textContent = form.dataset.broken
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return form.dataset.cutOff
}

function show(line, sent, size) {
  let bar = line.querySelector('progress')
  if (!bar) {
    bar = document.createElement('progress')
    bar.setAttribute('aria-label', form.dataset.sending)
    line.replaceChildren(bar)
  }
  bar.max = size
  bar.value = sent
}

function send(bytes, path, onSent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-Form-Proof', form.elements.csrf.value)
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onerror = reject
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject(request.status))
    request.send(bytes)
  })
}

async function ask(method, path, body) {
  const answer = await fetch(path, { method, body })
  if (!answer.ok) throw new Error(answer.status)
  return answer.json()
}

/** The address of a step of this page. What follows a question mark there stays. */
function at(step, query) {
  const [path, own] = form.dataset.files.split('?')
  const queries = [own, query].filter(Boolean).join('&')
  return path + step + (queries && `?${queries}`)
}
