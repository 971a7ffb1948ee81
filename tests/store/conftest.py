"""Small invented articles, and indexes made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from searchlib import kernels
from searchlib.model import Article, Attribution, Paragraph
from searchlib.store.format.string_tables import Batch
from searchlib.store.write.forward_batch import build_batch
from searchlib.store.write.writer_opening import create_index, open_writer

MakeArticle = Callable[..., Article]


def make_article(
    article_id: str,
    *texts: str,
    title: str | None = None,
    date: str | None = None,
    published: str | None = "2024-03-01",
    source: str | None = "Báo Sông Lam",
    speaker: str | None = None,
    region: str | None = None,
) -> Article:
    """An article whose second paragraph, if `speaker` is given, conveys that person's words."""
    paragraphs = []
    for position, text in enumerate(texts):
        spoken = (Attribution(speaker, "Bí thư Huyện uỷ", "direct", "explicit"),) if speaker else ()
        paragraphs.append(
            Paragraph(
                position=position,
                kind="body",
                section="Chuyển đổi số" if position else None,
                text=text,
                speakers=spoken if position == 1 else (),
                documents=("Nghị quyết 12-NQ/HU",) if position == 0 else (),
            )
        )
    return Article(
        id=article_id,
        path=f"bai/{article_id}.txt",
        title=title,
        lead=None,
        published=published,
        date=date,
        date_basis=None,
        source=source,
        authors=("Phạm Thị Hà",),
        url=None,
        people=(),
        documents=(),
        paragraphs=tuple(paragraphs),
        region=region,
    )


def batch_of(*articles: Article) -> Batch:
    """The batch of some articles, as the indexing run makes it."""
    return build_batch([(a, f"/bai/{a.id}.txt", a.id.encode()[:16]) for a in articles])


ARTICLES = (
    make_article(
        "hop",
        "Sáng 3/2, Đảng bộ huyện Sông Lam họp phiên toàn thể.",
        "Đồng chí yêu cầu đẩy mạnh chuyển đổi số trong toàn đảng bộ, coi chuyển đổi số là việc chính.",
        "Hội nghị cũng bàn về kỷ luật đảng viên.",
        title="Đảng bộ huyện Sông Lam họp",
        date="2024-02-03",
        speaker="Lê Văn Đoàn",
    ),
    make_article(
        "phong-van",
        "Ông Trần Khải nói về cải cách hành chính.",
        "Chúng tôi giảm một nửa thời gian giải quyết hồ sơ, ông nói.",
        date="2024-02-XX",
        speaker="Trần Khải",
    ),
    make_article(
        "tin-ngan", "Uỷ ban nhân dân xã Cẩm Sơn thông báo lịch tiếp dân.", published=None, source=None
    ),
)


@pytest.fixture
def article() -> MakeArticle:
    return make_article


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An index of the three articles in two segments."""
    path = str(tmp_path / "index")
    create_index(path)
    with open_writer(path) as writer:
        writer.add_batch(batch_of(*ARTICLES[:2]))
        writer.set_files({"/bai/hop.txt": {"path": "bai/hop.txt", "size": 7, "hash": "00"}})
        writer.commit(merge=False)
    with open_writer(path) as writer:
        writer.add_batch(batch_of(*ARTICLES[2:]))
        writer.commit(merge=False)
    return path


@pytest.fixture(params=[False, True], ids=["NumPy", "loops"])
def packers(request: pytest.FixtureRequest) -> Iterator[None]:
    """What writes posting lists: NumPy alone, then the compiled loops."""
    if request.param and not kernels.wait_packers():
        pytest.skip("numba is not installed")
    kernels.enable(request.param)
    yield
    kernels.enable(False)
