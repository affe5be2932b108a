// What a screen reader calls a field: Streamlit gives it the label with its marks
// (`forms.hinted`), which would be read aloud. Here the marks are taken out.

;(() => {
  const MARKED = /[\s.]*:small\[:gray\[(.*?)\]\]/gs
  const ENDED = /[?!…:]$/

  const plain = (name) =>
    name.replace(MARKED, (_, hint, at) =>
      (ENDED.test(name.slice(0, at)) ? " " : ". ") + hint)

  function mend() {
    for (const field of document.querySelectorAll('[aria-label*=":small["]'))
      field.setAttribute("aria-label", plain(field.getAttribute("aria-label")))
  }

  new MutationObserver(mend).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["aria-label"],
    childList: true,
    subtree: true,
  })
})()
