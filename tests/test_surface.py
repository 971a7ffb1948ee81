"""The public surface: names, errors, and what an import costs."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
import searchlib
from searchlib import errors

PUBLIC = [
    "Article",
    "ArticleError",
    "ArticleInfo",
    "ArticleNotFound",
    "Attribution",
    "BudgetExceeded",
    "Collocate",
    "Collocations",
    "Concordance",
    "ConcordanceLine",
    "Copy",
    "Difference",
    "DuplicateArticle",
    "ExportError",
    "FacetValue",
    "Facets",
    "Hit",
    "Index",
    "IndexDamaged",
    "IndexFolderError",
    "IndexLocked",
    "IndexNotFound",
    "IndexVersion",
    "Keyword",
    "Keywords",
    "Limits",
    "OptionError",
    "Paragraph",
    "Part",
    "Person",
    "QueryError",
    "QuotedPassage",
    "Reason",
    "Remark",
    "Report",
    "Results",
    "SavedSearchError",
    "SearchlibError",
    "Similar",
    "SimilarHit",
    "Speaker",
    "Stats",
    "Summary",
    "Trend",
    "TrendPoint",
    "TrendSeries",
    "Verification",
    "__version__",
    "explain_article",
    "parse_article",
    "parse_articles",
    "segment",
    "segment_all",
]


def test_public_names_are_pinned() -> None:
    assert searchlib.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_can_be_imported_and_is_documented(name: str) -> None:
    value = getattr(searchlib, name)
    assert isinstance(value, str) or value.__doc__


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Indexx'"):
        searchlib.Indexx  # noqa: B018 - the access is the test


def test_there_is_one_root_exception() -> None:
    raised = [value for value in vars(errors).values() if isinstance(value, type)]
    assert all(issubclass(error, searchlib.SearchlibError) for error in raised)


def test_errors_know_their_place_and_survive_a_pipe() -> None:
    error = errors.ArticleError("tin.jsonl", "no text", 7)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.path, again.line) == ("tin.jsonl:7: no text", "tin.jsonl", 7)
    query = pickle.loads(pickle.dumps(errors.QueryError('"a', 1, "the quotation mark is not closed")))
    assert (str(query), query.column) == ("query, column 1: the quotation mark is not closed", 1)


def test_an_import_loads_neither_numpy_nor_whoosh() -> None:
    heavy = ["numpy", "whoosh", "pyvi", "sklearn", "scipy", "click", "rich", "trafilatura", "multiprocessing"]
    code = f"import sys, searchlib; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_search_loads_neither_whoosh_nor_scikit_learn(tmp_path) -> None:
    (tmp_path / "tin.txt").write_text("Hội nghị bàn về chuyển đổi số ở huyện Mường Khao.", "utf-8")
    code = (
        "import sys; from searchlib import Index\n"
        f"with Index.create({str(tmp_path / 'index')!r}) as index: index.add([{str(tmp_path)!r}])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    heavy = ["whoosh", "pyvi", "sklearn", "scipy", "click", "rich", "trafilatura", "multiprocessing"]
    code = (
        "import sys; from searchlib import Index\n"
        f"found = Index.open({str(tmp_path / 'index')!r}).search('chuyen doi so')\n"
        f"print(found.total, [m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1 []"
