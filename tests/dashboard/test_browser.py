"""What a reader does in a browser, on the served dashboard."""

from __future__ import annotations

import csv
import io
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import newsroom
import pytest

selenium = pytest.importorskip("selenium", reason="selenium is in requirements-dev.txt")
from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not shutil.which("chromium") or not shutil.which("chromedriver"), reason="needs chromium and chromedriver"
    ),
]

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--window-size=1440,1000",
)
IDLE = """const app = document.querySelector('[data-testid=stApp]');
return app && app.dataset.testConnectionState == 'CONNECTED' && app.dataset.testScriptState == 'notRunning'
    && document.querySelector('.rc h1, .rc-empty') != null"""


@pytest.fixture(scope="module")
def served(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    out = tmp_path_factory.mktemp("served") / "out"
    shutil.copytree(written, out)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", f"--server.port={port}"]
    log = (out.parent / "log").open("w")
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"RECOUPE_OUT": str(out)}, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            with urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the dashboard was not served in 30 s")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def driver(folder: Path) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS:
        options.add_argument(flag)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    chrome = webdriver.Chrome(options=options, service=service)
    chrome.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    yield chrome
    chrome.quit()


def waiting(driver: webdriver.Chrome, seconds: float) -> WebDriverWait:
    return WebDriverWait(driver, seconds, poll_frequency=0.05)


class Reader:
    """Somebody at the keyboard."""

    def __init__(self, driver: webdriver.Chrome, base: str, folder: Path) -> None:
        self.driver, self.base, self.folder = driver, base, folder

    def open(self, path: str) -> None:
        self.driver.get(self.base + path)
        self.settle()

    def settle(self) -> None:
        time.sleep(0.15)
        waiting(self.driver, 30).until(lambda driver: driver.execute_script(IDLE))

    def find(self, selector: str) -> webdriver.remote.webelement.WebElement:
        return waiting(self.driver, 10).until(lambda driver: driver.find_element(By.CSS_SELECTOR, selector))

    def follow(self, selector: str) -> None:
        before = self.driver.current_url
        self.find(selector).send_keys(Keys.ENTER)
        waiting(self.driver, 10).until(lambda driver: driver.current_url != before)
        self.settle()

    def rows(self) -> list[str]:
        return self.driver.execute_script(
            "return [...document.querySelectorAll('tr[data-question]')].map(x => x.dataset.question)"
        )

    def until_rows(self, expected: list[str]) -> None:
        waiting(self.driver, 15).until(
            lambda _: self.rows() == expected, f"expected {expected}, last saw {self.rows()}"
        )

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.driver.current_url).query)

    def texts(self, selector: str) -> list[str]:
        return self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map(x => x.innerText)", selector
        )

    def text(self) -> str:
        return "\n".join(self.texts("[data-testid=stMain]"))

    def download(self, form: str) -> bytes:
        for old in self.folder.iterdir():
            old.unlink()
        self.find(f".st-key-download_{form} button").click()
        waiting(self.driver, 20).until(lambda _: [path for path in self.folder.iterdir() if path.suffix == f".{form}"])
        return next(self.folder.iterdir()).read_bytes()


@pytest.fixture
def reader(driver: webdriver.Chrome, served: str, folder: Path) -> Reader:
    return Reader(driver, served, folder)


def test_filter_by_outlet_download_what_is_shown_and_send_the_address(reader: Reader) -> None:
    reader.open("/discrepancies")
    assert reader.rows() == ["q_morts", "q_manif", "q_faute", "q_cause"]
    field = reader.find(".st-key-f_outlet input")
    field.send_keys("Gazette", Keys.ENTER)
    reader.until_rows(["q_morts", "q_manif", "q_faute", "q_cause"])
    waiting(reader.driver, 10).until(lambda _: reader.query().get("outlet") == ["La Gazette des Quais"])
    reader.find(".st-key-f_words input").send_keys("BREVIN", Keys.ENTER)
    reader.until_rows(["q_morts", "q_faute", "q_cause"])
    reader.settle()

    table = list(csv.DictReader(io.StringIO(reader.download("csv").decode("utf-8-sig"))))
    assert [row["question_id"] for row in table] == reader.rows()
    shown = [text.replace("\u202f", " ") for text in reader.texts("tr[data-question] a.rc-q")]
    assert [row["question"] for row in table] == shown
    assert "La Gazette des Quais" in table[0]["filters"]

    address = reader.driver.current_url.removeprefix(reader.base)
    reader.open("/")
    reader.open(address)
    reader.until_rows(["q_morts", "q_faute", "q_cause"])


def test_the_back_button_gives_the_filtered_view_back(reader: Reader) -> None:
    reader.open("/discrepancies?kind=demonstration")
    reader.until_rows(["q_manif"])
    reader.follow("tr[data-question] a.rc-q")
    assert "Combien de manifestants" in reader.find("h1").text
    reader.driver.back()
    reader.settle()
    reader.until_rows(["q_manif"])


def test_open_a_question_and_follow_it_to_its_passage(reader: Reader) -> None:
    reader.open("/discrepancies")
    reader.follow("tr[data-question=q_morts] a.rc-q")
    assert reader.query() == {"id": ["q_morts"]}
    assert reader.texts(".rc-column h3") == [
        "quinze personnes",
        "douze personnes",
        "onze personnes",
        "seventeen people",
    ]
    assert "les deux totaux s’excluent" in reader.text()
    reader.follow("#n_12 a[href^=article]")
    assert reader.query() == {"id": ["a_echo"], "claim": ["c_n_12_0"]}
    passage = reader.find(".rc-target")
    assert passage.text.startswith("Douze personnes sont mortes, selon la préfecture.")
    inside = "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    waiting(reader.driver, 5).until(lambda driver: driver.execute_script(inside, passage))
    reader.follow(".rc-target")
    assert reader.query() == {"id": ["q_morts"]}


def test_switch_language_and_keep_it(reader: Reader) -> None:
    reader.open("/discrepancies?verdict=disputed")
    assert "Contesté" in reader.text()
    english = (By.XPATH, "//*[contains(@class,'st-key-language_choice')]//button[contains(.,'EN')]")
    waiting(reader.driver, 10).until(lambda driver: driver.find_element(*english)).click()
    waiting(reader.driver, 10).until(lambda _: "Disputed" in reader.text())
    reader.settle()
    assert reader.query() == {"verdict": ["disputed"], "lang": ["en"]}
    assert reader.rows() == ["q_faute"]
    reader.follow("tr[data-question] a.rc-q")
    assert reader.query() == {"id": ["q_faute"], "lang": ["en"]}
    assert "Was there negligence?" in reader.find("h1").text
    reader.find("[data-testid=stTopNavLink]").click()
    waiting(reader.driver, 10).until(lambda _: "Where the outlets differ" in reader.text())
    waiting(reader.driver, 10).until(lambda _: reader.query() == {"lang": ["en"]})


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/discrepancies",
        "/discrepancies?view=grid",
        "/discrepancies?view=sheet",
        "/question?id=q_morts",
        "/article?id=a_hostile&claim=c_n_11_0",
        "/timeline",
        "/sources",
    ],
)
def test_a_hostile_article_changes_nothing_but_its_own_words(reader: Reader, path: str) -> None:
    reader.open(path)
    look = """return {
        broken: document.title.includes('cassé'),
        built: [...document.querySelectorAll('.rc img, .rc script, .rc b b, .katex, a[href^="javascript"]')]
            .map(x => x.outerHTML),
        asked: performance.getEntriesByType('resource').map(x => x.name).filter(x => !x.startsWith(location.origin)
            && !x.startsWith('data:') && !x.startsWith('blob:')),
    }"""
    assert reader.driver.execute_script(look) == {"broken": False, "built": [], "asked": []}
    if "sheet" not in path:
        assert newsroom.HOSTILE_OUTLET in reader.driver.execute_script("return document.body.textContent")


def test_a_hostile_article_is_shown_word_for_word(reader: Reader) -> None:
    reader.open("/article?id=a_hostile")
    text = reader.driver.execute_script("return document.querySelector('.rc-text').textContent")
    visible = newsroom.ARTICLES["a_hostile"]["text"].replace("\u202e", "")
    assert text.replace("≠", "") == visible


def test_the_values_are_drawn_in_time(reader: Reader) -> None:
    reader.open("/timeline?id=q_morts")
    drawn = "return document.querySelectorAll('.js-plotly-plot .points path').length"
    dated = "return document.querySelectorAll('.rc-plain tbody tr').length"
    waiting(reader.driver, 10).until(lambda driver: driver.execute_script(drawn))
    assert reader.driver.execute_script(drawn) == reader.driver.execute_script(dated)


def test_questions_are_reached_and_opened_by_keyboard(reader: Reader) -> None:
    reader.open("/")
    reader.driver.execute_script("document.querySelector('.rc-verdicts a').focus()")
    focused = "return document.activeElement.getAttribute('href') || ''"
    reached = []
    for _ in range(12):
        reader.driver.switch_to.active_element.send_keys(Keys.TAB)
        reached.append(reader.driver.execute_script(focused))
        if reached[-1].startswith("question?id="):
            break
    assert reached[-1] == "question?id=q_morts"
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert reader.driver.execute_script(outline) == "solid"
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    reader.settle()
    waiting(reader.driver, 10).until(lambda _: reader.query() == {"id": ["q_morts"]})


def test_a_phone_needs_no_sideways_scrolling(reader: Reader) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        for path in (
            "/",
            "/discrepancies",
            "/discrepancies?view=grid",
            "/question?id=q_morts",
            "/article?id=a_hostile",
            "/sources",
            "/timeline",
            "/import",
        ):
            reader.open(path)
            assert reader.driver.execute_script("return document.documentElement.scrollWidth") <= 390, path
    finally:
        reader.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
