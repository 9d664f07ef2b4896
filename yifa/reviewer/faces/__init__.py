"""How a review is shown: on a terminal, as JSON, as a web page, as comments in a Word document.

Each face is a module of its own and is read only when it is asked for:

- `as_json`: `findings_as_json(review, notes=False)`, `figures_as_json(reading)`: plain lists and
  dictionaries, ready for `json.dumps`.
- `fragments`: pieces of HTML, as safe strings, for any page that shows a review:
  `passages(review, notes=False, prefix="")` the passages concerned with what is wrong marked,
  `finding_card(finding, number, prefix="")` one finding with its working as on paper,
  `whole_text(review, notes=False, prefix="")` the whole report with the same marks.
  The card of finding 3 has the id `finding-3`, its place in the passages `place-3`, and each links
  to the other; `prefix` keeps several reviews on one page apart. `static/review/review.css` has the
  rules for them; its colours are the variables that the theme names.
- `page`: `page(review, notes=False)`, the whole page, needing nothing else.
- `terminal`: `show(review, console, notes=False)`.
- `comments`: `commented(content, review, notes=False)`, the .docx with comments at the places.
- `summary`: `shown(review, notes)` the findings that are shown, in the order of their numbers, the
  first being 1; `headline(count)` and `tested(review)`, the two sentences over every result.
"""
