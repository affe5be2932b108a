// The tab's side of ui/tab.py: keeps the draft, speaks up for it, minds the focus.

const KEPT = "worksheet"
const SUMMARY = ".st-key-problem"
const AGAIN_MS = 1500 // a greeting is lost when a press comes right behind it
const TURN_MS = 400
const LOOK_MS = 150
const LOOKS = 20

let say = null // how to reach the server, from the newest call
let given = null // what the server said last
let page = null // the page that was shown last, and its heading
let spoken = null
let looks = 0 // how often the page is still looked at after a press
let pressed = false // a button or Back was pressed, and nothing came of it yet
// when the visitor last touched the page; they may have before this was loaded
let acted = navigator.userActivation?.isActive ? Date.now() : 0
let gone = false // the visitor left: nothing is written any more
let connected = true
let again = 0
let wait = AGAIN_MS

const storage = {
  read() {
    try {
      return sessionStorage.getItem(KEPT) ?? ""
    } catch {
      return "" // a browser that keeps nothing
    }
  },
  write(draft) {
    try {
      if (draft) sessionStorage.setItem(KEPT, draft)
      else sessionStorage.removeItem(KEPT)
    } catch {
      // full or forbidden: the session still holds the answers
    }
  },
}

// It is there twice: one speaks to the server, the other is given what to keep.
export default function ({ data, setTriggerValue }) {
  if (data) hold(data)
  else say = setTriggerValue
  if (say && given) greet()
}

function hold(data) {
  given = data
  if (document.documentElement.lang !== data.language)
    dispatchEvent(new CustomEvent("worksheet:language", { detail: data.language }))
  wait = AGAIN_MS
  if (gone) return
  if (data.epoch) storage.write(data.draft)
  settle()
}

const app = () => document.querySelector('[data-testid="stApp"]')
const running = () => app()?.dataset.testScriptState === "running"
const busy = () => running() || Date.now() - acted < TURN_MS

// A fresh session is sent what this tab keeps, until it says that it heard. A word
// that comes while a press is at work would undo the press, so it waits its turn.
function greet() {
  clearTimeout(again)
  if (gone || given.epoch) return
  if (busy()) {
    again = setTimeout(greet, TURN_MS / 4)
    return
  }
  say("kept", storage.read())
  again = setTimeout(greet, wait)
  wait *= 2
}

// A connection that comes back may end at a server that knows nothing of the visit.
// Streamlit waits for the next press to find out; that answer would then be lost.
function reconnect() {
  const is = app()?.dataset.testConnectionState === "CONNECTED"
  if (is && !connected && given?.epoch) greetAgain()
  connected = is
}

function greetAgain() {
  if (gone) return
  if (busy()) setTimeout(greetAgain, TURN_MS / 4)
  else say("kept", storage.read())
}

function leave() {
  gone = true
  clearTimeout(again)
  storage.write("")
  say?.("left", true)
}

// Focus moves only once a run is over, when the new page stands.
function settle() {
  if (gone || !given || running()) return
  const first = page === null
  const moved = page !== given.page
  const heading = document.querySelector("h1")
  const renamed = heading && spoken !== heading.textContent
  const problem = document.querySelector(SUMMARY)
  page = given.page
  spoken = heading?.textContent ?? spoken
  if (first || !pressed) return
  if (!(moved || renamed || problem)) {
    if (looks-- > 0) setTimeout(settle, LOOK_MS) // the page may be drawn after the run
    return
  }
  pressed = false
  if (!problem) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  focus(problem || heading)
}

const isPress = (event) => Boolean(event.target.closest?.("button, a"))

function focus(element) {
  if (!element) return
  if (!element.matches("a, button, input, textarea, select"))
    element.setAttribute("tabindex", "-1")
  element.focus()
}

function press(event) {
  pressed = isPress(event)
  looks = LOOKS
}

function act() {
  acted = Date.now()
  pressed = false
}

// One press may take several runs to show what came of it; what the visitor does
// next ends the waiting, and the focus stays where they are.
function watch() {
  addEventListener("worksheet:leave", leave)
  addEventListener("popstate", () => (pressed = true)) // Back and Forward
  for (const kind of ["pointerdown", "keydown"])
    document.addEventListener(kind, act, true)
  document.addEventListener("click", press, true)
  const watched = () => {
    reconnect()
    settle()
  }
  new MutationObserver(watched).observe(document.getElementById("root"), {
    attributes: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state"],
    subtree: true,
  })
}

watch()
