"""A day of captures on one phone: how long keeping and sending take, and that each comes in once.

    python benchmarks/street.py [--captures 500] [--kilobytes 200]

A real Chromium keeps the captures without a network; then they go to a real server over a line that
is cut three times: whole, in the middle of a sending, before its answer. The page is killed and
opened again each time. At the end every capture must be an event once, in its order, and `verify`
must find nothing. Needs a Chromium; run from the checkout.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

CHECKOUT = Path(__file__).resolve().parents[1]
#: So many cases the captures are of, in turn.
CASES = 20
#: After what part of the captures the line is cut, and how.
CUTS = ((0.2, "whole"), (0.5, "rest"), (0.8, "answer"))

#: Keeps captures as the form does, with a file of random bytes each; returns how long it took (ms).
KEEPING = """async ([from, to, bytes]) => {
  const queue = await import("/static/phone/queue.js");
  const capturing = await import("/static/phone/capturing.js");
  const { here } = await import("/static/phone/contact.js");
  const begun = performance.now();
  const typed = { id_shown: "on", record_made: "on", evidence_kind: "physical" };
  const { matters } = here.list, photo = new Uint8Array(bytes), most = 65536;
  for (let n = from; n < to; n += 1) {
    const matter = matters[n % matters.length];
    const step = matter.steps.find((one) => one.name === "investigate");
    const one = queue.begin(here.who, matter, step);
    Object.assign(one.typed, typed, { evidence_proves: `第${n}份` });
    for (let place = 0; place < bytes; place += most) {
      crypto.getRandomValues(photo.subarray(place, place + most));
    }
    photo.set([255, 216, 255, 224]);
    await capturing.takeIn(one, new File([photo], "照片.jpg", { type: "image/jpeg" }));
    await queue.submit(one);
  }
  return performance.now() - begun;
}"""
LEFT = "async () => (await import('/static/phone/queue.js')).waiting().length"
#: Begins to send, and does not wait until all is sent.
SEND = "() => { import('/static/phone/contact.js').then((one) => one.exchange({ list: false })); }"


@click.command()
@click.option("--captures", default=500, help="How many the phone keeps and sends.")
@click.option("--kilobytes", default=200, help="The size of each one's photo.")
def main(captures: int, kilobytes: int) -> None:
    """Measure and print; ends with 1 if a capture is missing, there twice or out of order."""
    with tempfile.TemporaryDirectory(prefix="yifa-street-") as home:
        os.environ |= {"YIFA_HOME": home, "DJANGO_SETTINGS_MODULE": "yifa.settings"}
        username, password = set_up()
        with serving() as port:
            told = on_the_street(port, username, password, captures, kilobytes * 1024)
        faults = list(looked_through(captures))
    click.echo(f"{captures} captures of {kilobytes} kB, {told}")
    click.echo("\n".join(faults) or "each is there once and in its order; verify finds nothing")
    sys.exit(1 if faults else 0)


def set_up() -> tuple[str, str]:
    """A county with two certified officers and their cases; returns how to sign in."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.utils import timezone

    from tests import house
    from yifa.web.phone.tests import street

    house.set_up()
    today = timezone.localdate()
    made = street.made(today)
    for _ in range(CASES - 1):
        street.filed(made.first, made.second, made.leader, on=today)
    person = made.first.person
    person.set_password(house.PASSWORD)
    person.must_change_password = False
    person.save()
    return person.username, house.PASSWORD


@contextmanager
def serving() -> Iterator[int]:
    """The server as offices run it, on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "yifa", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.DEVNULL)
    try:
        wait(lambda: reachable(port))
        yield port
    finally:
        server.terminate()
        server.wait()


def reachable(port: int) -> bool:
    """Whether the server takes connections."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def wait(until: Callable[[], bool], seconds: float = 120) -> None:
    """Wait for something, at most so long."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(until)
        time.sleep(0.1)


def on_the_street(port: int, username: str, password: str, captures: int, size: int) -> str:
    """Keep everything without a network, send it over a bad line; returns what was measured."""
    from playwright.sync_api import sync_playwright

    from tests.browser.wire import Wire

    wire = Wire(port)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_context(locale="zh-CN").new_page()
        page.goto(f"{wire.address}/desk/sign-in/?next=/phone/")
        page.get_by_label("登录名").fill(username)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录", exact=True).click()
        page.get_by_role("link", name="调查取证").first.wait_for()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.context.set_offline(True)
        kept = page.evaluate(KEEPING, [0, captures, size])
        page.context.set_offline(False)
        begun, cuts = time.monotonic(), 0
        page = reopened(page, wire.address)
        for part, how in CUTS:
            sent_down_to(page, round(captures * (1 - part)))
            cut(wire, how)
            cuts += 1
            page = reopened(page, wire.address)
            wire.mend()
            page.evaluate(SEND)
        sent_down_to(page, 0)
        sent = time.monotonic() - begun
        browser.close()
    wire.close()
    megabytes = captures * size / 2**20
    return (
        f"{cuts} cuts: keeping {kept / captures:.0f} ms each; sending {sent:.0f} s in all, "
        f"{captures / sent:.1f} captures and {megabytes / sent:.1f} MB a second, killed pages "
        f"included ({dt.date.today()})"
    )


def cut(wire: Any, how: str) -> None:
    """Cut the line: at once, with a request half out, or with an answer on its way."""
    if how == "whole":
        wire.cut()
        return
    setattr(wire, f"lose_{how}", True)
    assert wire.lost.wait(60)


def sent_down_to(page: Any, most: int) -> None:
    """Wait until no more than so many wait on the phone."""
    wait(lambda: int(page.evaluate(LEFT)) <= most, 600)


def reopened(page: Any, address: str) -> Any:
    """The page killed, and opened again."""
    fresh = page.context.new_page()
    page.close()
    fresh.goto(f"{address}/phone/#queue")
    fresh.get_by_role("heading", name="本机的记录").wait_for()
    return fresh


def looked_through(captures: int) -> Iterator[str]:
    """What is missing, there twice, out of order or broken."""
    from yifa.kernel.evidence import Evidence
    from yifa.kernel.matter import Event
    from yifa.kernel.verify import verify
    from yifa.web.models import Sent

    events = Event.objects.filter(step="investigate").select_related("payload")
    told = list(events.order_by("matter", "place_in_matter"))
    numbers = [int(one.payload.wrote["evidence_proves"][1:-1]) for one in told]
    if sorted(numbers) != list(range(captures)):
        yield f"{captures} were captured, {len(numbers)} are there, {len(set(numbers))} different"
    for one, after, n, m in zip(told, told[1:], numbers, numbers[1:], strict=False):
        if one.matter_id == after.matter_id and n > m:
            yield f"{n} came in before {m}"
    if Sent.objects.count() != captures or Evidence.objects.count() != captures:
        yield f"{Sent.objects.count()} keys, {Evidence.objects.count()} files"
    yield from (broken.sentence for broken in verify())


if __name__ == "__main__":
    main()
