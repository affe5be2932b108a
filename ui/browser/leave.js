// Leaving the page: works before the app has loaded and with the server away.

;(() => {
  const SECONDS = 5
  const TIMES = 3
  const LEFT = "left"
  const exit = document.currentScript.dataset.exit
  const root = document.documentElement
  let gone = false
  let armed = null // the key that went down alone
  let counted = null // the key that is being counted
  let count = 0
  let timer = 0

  // Streamlit notes in the browser, for good, which pages were opened. It is given
  // a storage that ends with the page.
  function forgetful() {
    const held = new Map()
    const storage = {
      getItem: (key) => held.get(String(key)) ?? null,
      setItem: (key, value) => void held.set(String(key), String(value)),
      removeItem: (key) => void held.delete(String(key)),
      clear: () => held.clear(),
      key: (nth) => [...held.keys()][nth] ?? null,
      get length() {
        return held.size
      },
    }
    Object.defineProperty(window, "localStorage", { value: storage })
  }

  function leave() {
    gone = true
    say("thrice")
    dispatchEvent(new Event("worksheet:leave")) // the app tells its server
    forget()
    away()
  }

  function forget() {
    try {
      sessionStorage.clear()
      sessionStorage.setItem(LEFT, "1") // so that Back does not open the app again
    } catch {
      // a browser that keeps nothing has nothing to forget
    }
  }

  function away() {
    document.title = ""
    root.replaceChildren()
    location.replace(exit)
  }

  // Back or Forward to a page that was left shows nothing of it, and goes on.
  function cameBack() {
    const kind = performance.getEntriesByType("navigation")[0]?.type
    try {
      const left = sessionStorage.getItem(LEFT)
      if (left && kind === "back_forward") return true
      sessionStorage.removeItem(LEFT) // a new visit begins
    } catch {
      // as above
    }
    return false
  }

  function say(key) {
    const status = document.getElementById("worksheet-status")
    if (status) status.textContent = key ? words(root.lang)[key] : ""
  }

  // What the bar says in a language, nothing where there are no words in it.
  function words(language) {
    const bar = document.getElementById("worksheet-bar")
    return JSON.parse(bar?.dataset.words ?? "{}")[language] ?? {}
  }

  function speak(language) {
    const said = words(language)
    root.lang = language
    root.dir = said.direction ?? "auto"
    for (const element of document.querySelectorAll("[data-says]"))
      element.textContent = said[element.dataset.says]
    for (const element of document.querySelectorAll("[data-called]"))
      element.setAttribute("aria-label", said[element.dataset.called])
  }

  function reset(message) {
    clearTimeout(timer)
    count = 0
    counted = null
    say(message)
  }

  function press(key) {
    if (counted !== key) reset("")
    if (count === 0) timer = setTimeout(() => reset("late"), SECONDS * 1000)
    counted = key
    count += 1
    if (count >= TIMES) leave()
    else say(count === 1 ? "once" : "twice")
  }

  // A key counts when it went down and up alone: capital letters are not a wish
  // to leave.
  function down(event) {
    const alone =
      (event.key === "Shift" || event.key === "Escape") &&
      !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
    if (event.repeat && alone) return
    armed = alone ? event.key : null
    if (!alone && count) reset("")
  }

  function up(event) {
    if (armed && event.key === armed) press(armed)
    armed = null
  }

  function click(event) {
    armed = null // Shift and a click mark text
    if (!event.target.closest?.("[data-worksheet-leave]")) return
    event.preventDefault()
    event.stopImmediatePropagation()
    leave()
  }

  forgetful()
  if (cameBack()) {
    gone = true
    away()
    return
  }
  addEventListener("click", click, true)
  addEventListener("keydown", down, true)
  addEventListener("keyup", up, true)
  addEventListener("worksheet:language", (event) => speak(event.detail))
  addEventListener("pageshow", (event) => {
    if (event.persisted && gone) away()
  })
})()
