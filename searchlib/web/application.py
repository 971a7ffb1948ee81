"""The web application: its routes, and how a request travels from the address to the answer."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, Router
from starlette.staticfiles import StaticFiles

from searchlib import __version__
from searchlib.live_index import Edition, LiveIndex, NotReady, warm
from searchlib.text.clean import dumps
from searchlib.web.api.openapi import BASE, document
from searchlib.web.api.operation import Operation
from searchlib.web.api.operations import OPERATIONS, documents
from searchlib.web.api.parameters import read_all
from searchlib.web.early_frames import framed
from searchlib.web.guard.admission import Admission
from searchlib.web.guard.basic_auth import Password
from searchlib.web.guard.gatekeeper import TOOLS, Gatekeeper, refusal_json
from searchlib.web.guard.refusals import Refusal, Refused
from searchlib.web.interface_texts import COOKIE, Wording, choose
from searchlib.web.metrics import Metrics
from searchlib.web.pages import site_pages
from searchlib.web.pages.page_context import HTML, STATIC, Asked, Shown, View
from searchlib.web.pages.search_page import leading
from searchlib.web.pages.views import FRAMED, SLOW, VIEWS
from searchlib.web.serve_settings import ServeSettings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

T = TypeVar("T")
Produce = Callable[[Edition], Shown]
_JSON = "application/json"
_SLOWER = 5
"""What counts over the whole archive stands in a line of its own, one at a time, and may wait so many times
as long."""
_SWITCH = 0.001
"""Seconds after which a thread that computes lets another one go on; see `sys.setswitchinterval`. The thread
that reads requests and sends answers needs little, and often."""
_PATIENCE = 5.0
"""Seconds that a request waits for a value of the whole archive, in no line and in no thread."""


class Site:
    """What the handlers of one process share."""

    def __init__(self, settings: ServeSettings) -> None:
        self.settings = settings
        self.index = LiveIndex(settings.folder, settings.seconds)
        self.admission = Admission(settings.threads, settings.seconds, settings.patience, prompt=True)
        self.counting = Admission(1, settings.seconds, settings.patience * _SLOWER)
        self.metrics = Metrics()

    async def answer(
        self, request: Request, page: str, produce: Produce, language: str = "", *, slow: bool = False
    ) -> Response:
        """Answers from the newest edition, or says that the client has that answer already."""
        request.scope["page"] = page
        headers = {"cache-control": "no-cache", "etag": self._etag(language)}
        if language:
            headers |= {"vary": "accept-language, cookie", "content-language": language}
        if headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        shown = await self.run(produce, self.counting if slow else self.admission)
        if shown.status != 200:
            headers = {"cache-control": "no-store"}
        response = Response(shown.text.encode("utf-8", "replace"), shown.status, headers, shown.kind)
        if language and request.query_params.get("lang") == language:
            response.set_cookie(COOKIE, language, max_age=31_536_000, samesite="lax", httponly=True)
        return response

    async def run(self, work: Callable[[Edition], T], line: Admission) -> T:
        """Does the work on the newest edition when it is its turn; again, if it needs what is being counted.

        Raises:
            NotReady: that takes longer than the patience.
        """
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return await line.run(lambda: self.index.use(work))
            except NotReady as error:
                seconds = until - time.monotonic()
                if seconds <= 0:
                    raise
                await asyncio.wait([asyncio.wrap_future(error.work)], timeout=seconds)

    def _etag(self, language: str) -> str:
        edition = self.index.edition
        return f'W/"{__version__}-{edition.generation}-{int(edition.opened)}-{language}"'

    def asked(self, request: Request, edition: Edition) -> Asked:
        """A request for a page, read."""
        return Asked(
            edition=edition,
            t=Wording(_language(request)),
            path=quote(request.scope["path"], errors="replace"),
            pairs=tuple(request.query_params.multi_items()),
            name=request.path_params.get("name", ""),
            base=_base(request),
            part=request.query_params.get("part") == "results",
        )


def _language(request: Request) -> str:
    return choose(
        request.query_params.get("lang"),
        request.cookies.get(COOKIE),
        request.headers.get("accept-language", ""),
    )


def _base(request: Request) -> str:
    """Scheme and host by which the client called; the gatekeeper has let the name pass."""
    return f"{request.url.scheme}://{request.headers['host']}"


def _api(site: Site, operation: Operation) -> Route:
    async def handle(request: Request) -> Response:
        values: dict[str, Any] = read_all(operation.parameters, request.query_params.multi_items())
        values |= request.path_params
        return await site.answer(
            request,
            f"api/{operation.name}",
            lambda edition: Shown(dumps(operation.answer(edition, values)), kind=_JSON),
            slow=operation.slow,
        )

    return Route(BASE + operation.path.replace("{id}", "{id:path}"), handle, methods=["GET"])


def _page(site: Site, path: str, view: View) -> Route:
    async def handle(request: Request) -> Response:
        work = site.answer(
            request,
            path.partition("/{")[0] or "/",
            lambda edition: view(site.asked(request, edition)),
            _language(request),
            slow=path.startswith(SLOW),
        )
        if path not in FRAMED:
            return await work

        def frame(problem: str | None) -> str:
            asked = site.asked(request, site.index.edition)
            return view(replace(asked, ahead=True, problem=problem)).text

        return await framed(work, frame)

    return Route(path, handle, methods=["GET"])


def _fixed(path: str, make: Callable[[Request], Response]) -> Route:
    async def handle(request: Request) -> Response:
        return make(request)

    return Route(path, handle, methods=["GET"])


def _routes(site: Site) -> list[Route | Mount]:
    openapi = dumps(document())
    routes: list[Route | Mount] = [_api(site, operation) for operation in OPERATIONS]
    routes += [_page(site, path, view) for path, view in VIEWS]
    routes += [
        _fixed(f"{BASE}/openapi.json", lambda _: Response(openapi, media_type=_JSON)),
        _fixed("/healthz", lambda _: Response("ok\n", media_type="text/plain")),
        _fixed("/robots.txt", lambda _: Response("User-agent: *\nDisallow: /\n", media_type="text/plain")),
        _fixed(
            "/metrics",
            lambda _: Response(
                site.metrics.text(site.index, site.admission),
                headers={"content-type": site.metrics.content_type},
            ),
        ),
        _fixed(
            "/opensearch.xml",
            lambda request: Response(
                site_pages.opensearch(_base(request), Wording(_language(request))),
                media_type="application/opensearchdescription+xml",
            ),
        ),
        Mount("/static", _Static(directory=STATIC)),
    ]
    return routes


class _Static(StaticFiles):
    """Files whose addresses change with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file that may be kept for ever."""
        scope["page"] = "static"
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            raise Refused(404, "there is no such file") from error
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def _renderer(site: Site) -> Callable[[Scope, Refusal], tuple[str, bytes]]:
    def render(scope: Scope, refused: Refusal) -> tuple[str, bytes]:
        """A refusal as JSON for programs, as a page for people."""
        path = scope["path"]
        if path.startswith(("/api/", TOOLS)) or path.endswith((".json", ".csv", ".atom")):
            return refusal_json(refused)
        if refused.status in (400, 401, 405, 414, 421, 431):
            return "text/plain; charset=utf-8", f"{refused.message}\n".encode()
        request = Request(scope)
        asked = Asked(site.index.edition, Wording(_language(request)), "/", ())
        return HTML, site_pages.error_page(asked, refused).text.encode()

    return render


def build(settings: ServeSettings) -> ASGIApp:
    """The application for these settings.

    Raises:
        SearchlibError: if the index cannot be opened or the password not be read.
    """
    site = Site(settings)
    password = None
    if settings.user is not None and settings.password_file is not None:
        password = Password.read(settings.user, settings.password_file)
    routes = _routes(site)
    tools = _tools(site) if settings.mcp else None
    if tools is not None:
        routes += [Mount(TOOLS, tools), Route(TOOLS, _AtRoot(tools))]

    @asynccontextmanager
    async def lifespan(_: Router) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if tools is not None:
                await stack.enter_async_context(tools.router.lifespan_context(tools))
            sys.setswitchinterval(_SWITCH)
            following = asyncio.create_task(site.index.follow())
            watching = asyncio.create_task(site.admission.watch())
            site.admission.submit(lambda: warm(site.index.edition))
            site.index.edition.prepare(leading, documents)
            try:
                yield
            finally:
                following.cancel()
                watching.cancel()
                site.admission.close()
                site.counting.close()

    # A bare router: Starlette's own application would answer errors before the gatekeeper sees them.
    app = Router(routes, redirect_slashes=False, default=_nowhere, lifespan=lifespan)
    return Gatekeeper(app, settings, site.metrics, password, _renderer(site))


class _AtRoot:
    """An application that is called by the path of its mount without a slash behind it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as at `/`."""
        await self._app({**scope, "path": "/", "raw_path": b"/"}, receive, send)


def _tools(site: Site) -> Any:
    """The application of `searchlib.mcp`, a face of its own that this one does not know but by name."""

    async def run(work: Callable[[Edition], Any]) -> Any:
        return await site.run(work, site.admission)

    return import_module("searchlib.mcp.transports").http_application(run)


async def _nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    """No route leads here."""
    raise Refused(404, "there is no such page")


def stored() -> ASGIApp:
    """The application for the settings that this process was started with."""
    return build(ServeSettings.stored())
