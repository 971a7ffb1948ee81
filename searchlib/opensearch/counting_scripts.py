"""Queries that count in the text how often something stands there: windows, and runs with whole numbers.

What the cluster scores windows by is no count, and it does not know which digits are one number. The text
stands in `_source` as it was sent: syllables of one word, and digits of one number, are joined by "_".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from searchlib.search.language.number_bounds import Bounds

Json = dict[str, Any]
_EACH_TEXT = """
double t = 0;
def texts = params._source[params.field];
if (texts instanceof String) { texts = [texts]; }
for (String text : texts) {
  String[] words = text.replace('_', ' ').splitOnToken(' ');
"""
_WINDOWS = (
    _EACH_TEXT
    + """
  int[] next = new int[params.count];
  for (int k = 0; k < params.count; k++) { next[k] = -1; }
  for (int at = words.length - 1; at >= 0; at--) {
    def word = params.forms.get(words[at]);
    if (word == null) { continue; }
    next[word] = at;
    boolean all = true;
    for (int k = 0; k < params.count; k++) {
      if (next[k] < 0 || next[k] >= at + params.width) { all = false; break; }
    }
    if (all) { t += 1; }
  }
}
return t;
"""
)
_RUNS = (
    _EACH_TEXT
    + """
  boolean[] joined = new boolean[words.length + 1];
  int place = 0;
  for (int at = 0; at < words.length; at++) {
    joined[at] = place > 0 && text.charAt(place - 1) == (char) '_';
    place += words[at].length() + 1;
  }
  int count = params.forms.length;
  for (int at = 0; at + count <= words.length; at++) {
    boolean all = params.forms[0].containsKey(words[at]);
    for (int k = 1; all && k < count; k++) { all = params.forms[k].containsKey(words[at + k]); }
    for (int k = 0; all && k <= count; k++) {
      all = params.bounds[k] == null || params.bounds[k] == joined[at + k];
    }
    if (all) { t += 1; }
  }
}
return t * params.parts;
"""
)


def count_windows(query: Json, field: str, forms: Sequence[Sequence[str]], distance: int) -> Json:
    """A query for words near each other, scored by the places from which a window with all of them begins.

    Args:
        query: what matches.
        field: that has the text.
        forms: for each word the syllables that it stands for.
        distance: how many other words may stand between them.
    """
    places = {form: number for number, some in enumerate(forms) for form in some}
    params = {"forms": places, "count": len(forms), "width": distance + len(forms), "field": field}
    return {"script_score": {"query": query, "script": {"source": _WINDOWS, "params": params}}}


def whole_runs(query: Json, field: str, forms: Sequence[Sequence[str]], bounds: Bounds, parts: int) -> Json:
    """A query for a run in which no number is cut, scored by how often it stands; see `number_bounds`.

    Only where one of its ends also stands inside a longer number is the text counted; elsewhere every place
    of the run counts, and the query tells how many there are.

    Args:
        query: for the run wherever it stands; it scores `parts` times the frequency.
        field: that has the text.
        forms: for each of its syllables those that it stands for.
        bounds: which of its ends and gaps lie inside a number.
        parts: how many times the frequency is the score.
    """
    if any(bound is not None for bound in bounds[1:-1]):
        return _counted(query, field, forms, bounds, parts)
    first, last = (forms[end] if bounds[end] is not None else () for end in (0, -1))
    longer: list[Json] = [{"wildcard": {f"{field}.w": {"value": f"*_{form}"}}} for form in first]
    longer += [{"prefix": {f"{field}.w": {"value": f"{form}_"}}} for form in last]
    cut: Json = {"bool": {"must": [query], "filter": [{"bool": {"should": longer}}]}}
    uncut: Json = {"bool": {"must": [query], "must_not": longer}}
    return {"bool": {"should": [uncut, _counted(cut, field, forms, bounds, parts)]}}


def _counted(query: Json, field: str, forms: Sequence[Sequence[str]], bounds: Bounds, parts: int) -> Json:
    params = {
        "forms": [dict.fromkeys(some, True) for some in forms],
        "bounds": bounds,
        "field": field,
        "parts": parts,
    }
    return {"script_score": {"query": query, "script": {"source": _RUNS, "params": params}, "min_score": 1}}
