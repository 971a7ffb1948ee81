"""The line in front of the searches: turns, patience, time, and how many an address may have."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest
from searchlib.web.guard.admission import Admission, Clients
from searchlib.web.guard.refusals import Refused


def test_so_many_run_at_a_time_and_the_others_wait_their_turn() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def work() -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
        return 1

    async def go() -> None:
        admission = Admission(2, 5, 10)
        assert sum(await asyncio.gather(*(admission.run(work) for _ in range(12)))) == 12
        assert (admission.waiting, admission.running) == (0, 0)
        admission.close()

    asyncio.run(go())
    assert most == 2


def test_who_would_wait_too_long_is_sent_away() -> None:
    async def go() -> None:
        admission, go_on = Admission(1, 5, 0.05), threading.Event()
        first = asyncio.create_task(admission.run(lambda: go_on.wait(20)))
        await asyncio.sleep(0.01)
        with pytest.raises(Refused) as refused:
            await admission.run(lambda: None)
        assert (refused.value.status, refused.value.retry_after) == (503, 1)
        go_on.set()
        assert await first
        assert await admission.run(lambda: 3) == 3
        admission.close()

    asyncio.run(go())


def test_what_takes_too_long_is_given_up_and_its_thread_comes_back() -> None:
    async def go() -> None:
        admission, go_on = Admission(1, -0.45, 5), threading.Event()
        with pytest.raises(Refused, match="takes too long"):
            await admission.run(lambda: go_on.wait(20))
        assert admission.running == 1
        go_on.set()
        assert await admission.run(lambda: 3) == 3
        admission.close()

    asyncio.run(go())


def test_an_error_of_the_work_is_that_of_the_caller() -> None:
    async def go() -> None:
        admission = Admission(1, 5, 5)
        with pytest.raises(ZeroDivisionError):
            await admission.run(lambda: 1 // 0)
        assert await admission.run(lambda: 3) == 3
        admission.close()

    asyncio.run(go())


def test_an_address_may_have_so_many_under_way() -> None:
    clients = Clients(2)
    for _ in range(50):
        clients.enter("127.0.0.1")
    clients.enter("192.0.2.1")
    clients.enter("192.0.2.1")
    with pytest.raises(Refused) as refused:
        clients.enter("192.0.2.1")
    assert refused.value.status == 429
    clients.enter("192.0.2.2")
    clients.leave("192.0.2.1")
    clients.enter("192.0.2.1")


def test_where_the_system_gives_no_thread_a_request_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    async def go() -> None:
        admission = Admission(1, 5, 0.05)
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", refused)
            for _ in range(3):
                with pytest.raises(Refused):
                    await admission.run(lambda: 1)
            admission.submit(lambda: 1)
        assert (admission.waiting, admission.running) == (0, 0)
        assert await admission.run(lambda: 1) == 1
        admission.close()

    asyncio.run(go())


def test_where_answers_are_prompt_none_is_late_while_others_wait() -> None:
    async def go() -> None:
        admission, go_on = Admission(1, 5, 0.1, prompt=True), threading.Event()
        alone = asyncio.create_task(admission.run(lambda: go_on.wait(20)))
        await asyncio.sleep(0.15)
        assert not alone.done()  # a search that is alone may take its time
        go_on.set()
        assert await alone
        go_on.clear()
        late = asyncio.create_task(_second(admission, go_on))
        with pytest.raises(Refused, match="busy"):
            await late
        go_on.set()
        admission.close()

    async def _second(admission: Admission, go_on: threading.Event) -> object:
        before = threading.Event()
        first = asyncio.create_task(admission.run(lambda: before.wait(20)))
        await asyncio.sleep(0)
        second = asyncio.create_task(admission.run(lambda: go_on.wait(20)))
        waiting = asyncio.create_task(admission.run(lambda: 1))
        await asyncio.sleep(0.01)
        before.set()
        await first
        try:
            return await second
        finally:
            go_on.set()
            await asyncio.gather(waiting, return_exceptions=True)

    asyncio.run(go())


def test_what_would_come_too_late_is_refused_before_it_waits() -> None:
    async def go() -> None:
        admission, go_on = Admission(1, 60, 30, prompt=True), threading.Event()
        first = asyncio.create_task(admission.run(lambda: go_on.wait(20)))
        second = asyncio.create_task(admission.run(lambda: 2))
        await asyncio.sleep(0.01)
        admission._mean = 12.0  # one under way, one in the line, and itself
        with pytest.raises(Refused):
            await admission.run(lambda: 3)
        assert not first.done()
        go_on.set()
        assert [await first, await second] == [True, 2]
        admission._mean, admission._late = 0.01, 50.0  # requests have waited longer before they were seen
        go_on.clear()
        first = asyncio.create_task(admission.run(lambda: go_on.wait(20)))
        await asyncio.sleep(0)
        with pytest.raises(Refused):
            await admission.run(lambda: 4)
        go_on.set()
        assert await first
        assert await admission.run(lambda: 5) == 5  # a turn that is free is taken
        admission.close()

    asyncio.run(go())


def test_a_late_event_loop_is_noticed_and_forgotten() -> None:
    async def go() -> None:
        admission = Admission(1, 5, 0.4, prompt=True)
        watching = asyncio.create_task(admission.watch())
        await asyncio.sleep(0)
        time.sleep(0.3)
        await asyncio.sleep(0.01)
        late = admission._late
        assert late > 0.2
        for _ in range(100):
            await asyncio.sleep(0.06)
            if admission._late < late / 4:
                break
        assert admission._late < late / 4
        watching.cancel()
        admission.close()

    asyncio.run(go())
