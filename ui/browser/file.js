// The tab's side of `tab.chosen`: a file is read here, and only its text is sent.

const MOST = 1_000_004 // bytes: more than the server takes, also with a letter cut off

export default function ({ parentElement, data, setTriggerValue }) {
  const field = parentElement.querySelector("label") ?? made(parentElement)
  const input = field.querySelector("input")
  field.firstChild.textContent = data.label
  input.onchange = async () => {
    const [file] = input.files
    if (!file) return
    setTriggerValue("file", { text: await read(file) })
    input.value = "" // the same file may be chosen again
  }
}

function made(parent) {
  const field = document.createElement("label")
  const input = document.createElement("input")
  field.className = "ws-file"
  input.type = "file"
  input.accept = ".json,application/json"
  field.append(document.createElement("span"), input)
  parent.append(field)
  return field
}

async function read(file) {
  const bytes = await file.slice(0, MOST).arrayBuffer()
  try {
    // one that is too long may end in the middle of a letter
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null // no text
  }
}
