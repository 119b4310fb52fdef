"""Sign-in over a socket, on SQLite and PostgreSQL: who gets in, who does not, and what a browser is not talked into."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher

import burdenshare as bs
from burdenshare.doors.client import Refused
from burdenshare.doors.web.team.pages.sign_in import here
from burdenshare.doors.web.team.rules import OPEN, RULES, ways
from burdenshare.ledger.accounts import log, passwords, people
from burdenshare.ledger.accounts.roles import ROLES, SCOPES, Permission
from tests.doors.article import burdenshare, refused
from tests.ledger.conftest import address, postgresql
from tests.web.articles import serving
from tests.web.teams import PEOPLE, START, WORDS, Team, csrf, running
from tests.web.test_api_schema import CONFIG

__all__ = ["address", "postgresql"]  # fixtures


@pytest.fixture
def team(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    passwords._nobodys.cache_clear()
    with running(address) as site:
        yield site


def test_who_is_not_signed_in_is_led_to_the_form_and_back(team: Team) -> None:
    browser = team.browser()
    asked = browser.get("/figures?area=ESP")
    assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in?next=%2Ffigures%3Farea%3DESP")
    form = browser.get(asked.headers["location"])
    assert form.headers["cache-control"] == "private, no-store"
    answer = browser.post(
        "/sign-in",
        data={"csrf": csrf(form), "name": "cy", "password": f"{WORDS} Cy", "next": "/figures?area=ESP"},
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/figures?area=ESP")
    assert browser.get("/figures?area=ESP").status_code == 200


def test_a_cookie_is_for_this_site_and_for_no_script(team: Team) -> None:
    cookie = team.browser().sign_in("Cy").headers["set-cookie"]
    assert cookie.startswith("burdenshare=") and "HttpOnly" in cookie and "SameSite=lax" in cookie
    assert "Domain" not in cookie and "Secure" not in cookie
    over_tls = httpx.get(f"{team.address}/sign-in", headers={"x-forwarded-proto": "https"}).headers["set-cookie"]
    assert over_tls.startswith("__Host-burdenshare-before=") and "Secure" in over_tls and "Path=/" in over_tls


def test_a_wrong_password_a_wrong_name_and_a_disabled_account_are_told_alike(team: Team) -> None:
    with team.app.state.ledger.session() as session:
        people.set_active(session, people.named(session, "Bo"), False, START, log.OPERATOR)
    said = set()
    for name, password in (("Cy", "wrong"), ("nobody", "wrong"), ("Bo", f"{WORDS} Bo")):
        answer = team.browser().sign_in(name, password)
        assert answer.status_code == 401 and "burdenshare=" not in answer.headers.get("set-cookie", "")
        said.add(answer.text.split('role="alert"')[1].split("</p>")[0])
    assert len(said) == 1


def test_too_many_wrong_passwords_have_to_wait(team: Team) -> None:
    browser = team.browser()
    assert [browser.sign_in("Cy", "wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    assert browser.sign_in("Cy").headers["retry-after"] == "900"
    team.later(minutes=15)
    assert browser.sign_in("Cy").status_code == 303


def test_a_session_ends_in_time_and_when_signed_out(team: Team) -> None:
    browser = team.browser("Cy")
    team.later(hours=2)
    assert browser.get("/account").status_code == 303
    browser.sign_in("Cy")
    kept = dict(browser.cookies)
    assert browser.form("/account", "/sign-out").status_code == 303
    assert httpx.get(f"{team.address}/account", cookies=kept).status_code == 303


def test_signing_in_gives_a_new_session_and_ends_the_one_that_was_there(team: Team) -> None:
    browser = team.browser("Cy")
    planted = browser.cookies["burdenshare"]
    browser.sign_in("Ada")
    assert browser.cookies["burdenshare"] != planted and "Ada" in browser.get("/account").text
    assert httpx.get(f"{team.address}/account", cookies={"burdenshare": planted}).status_code == 303
    outsider = team.browser()
    outsider.cookies.set("burdenshare", "chosen by another")
    given = outsider.sign_in("Cy").headers["set-cookie"]
    assert given.startswith("burdenshare=") and "chosen by another" not in given


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/a\n/b", "evil", "", "http:///x", "/\t/evil.example"],
)  # fmt: skip
def test_sign_in_leads_nowhere_else(elsewhere: str) -> None:
    assert here(elsewhere) == "/"


def test_a_form_is_refused_without_its_token_with_anothers_and_from_another_site(team: Team) -> None:
    ada, cy = team.browser("Ada"), team.browser("Cy")
    given = {"name": "Dee", "password": "a sentence of words", "role": "editor"}
    good = csrf(ada.get("/accounts"))
    for fields in ({}, {"csrf": ""}, {"csrf": "x"}, {"csrf": csrf(cy.get("/account"))}, {"csrf": good[:-4] + "AAA="}):
        assert ada.post("/accounts", data={**given, **fields}).status_code == 403, fields
    for headers in (
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null", "sec-fetch-site": ""},
        {"origin": "", "sec-fetch-site": ""},
    ):
        answer = ada.post("/accounts", data={**given, "csrf": good}, headers=headers)
        assert answer.status_code == 403 and "another site" in answer.text, headers
    assert ada.post("/accounts", json={**given, "csrf": good}).status_code == 403
    with team.app.state.ledger.session() as session:
        assert len(people.listed(session)) == len(PEOPLE)
    assert ada.post("/accounts", data={**given, "csrf": good}).status_code == 303


def test_no_one_is_signed_in_by_anothers_form(team: Team) -> None:
    browser, attacker = team.browser(), team.browser()
    theirs = csrf(attacker.get("/sign-in"))
    answer = browser.post("/sign-in", data={"csrf": theirs, "name": "Cy", "password": f"{WORDS} Cy"})
    assert answer.status_code == 403 and not browser.cookies


def test_every_way_in_has_a_rule_and_every_rule_a_way(team: Team) -> None:
    known = {f"{w.method} {w.path}": w.rule for w in ways(team.app)}
    assert [way for way, rule in known.items() if rule is None] == []
    assert set(RULES) == set(known)


def test_a_way_without_a_rule_lets_nobody_in(team: Team) -> None:
    @team.app.get("/new")
    def new() -> str:
        return "secret"

    with_rule = team.browser("Ada").get("/new")
    assert (with_rule.status_code, "secret" in with_rule.text) == (403, False)


@pytest.mark.parametrize("who", ["", *PEOPLE])
def test_each_role_gets_what_its_rule_gives_on_every_way(team: Team, who: str) -> None:
    browser = team.browser(who)
    may = ROLES[PEOPLE[who]] if who else frozenset()
    for way in ways(team.app):
        path = way.path.replace("{", "").replace("}", "")
        answer = browser.request(way.method, path)
        api, safe = path.startswith("/api/"), way.method in {"GET", "HEAD"}
        if way.rule == OPEN:
            assert answer.status_code not in {401, 303} and (answer.status_code != 403 or not safe), way
        elif not who:
            assert answer.status_code == (401 if api or not safe else 303), way
        elif way.rule not in may:
            assert answer.status_code == 403 and "permission" in answer.text, way
        elif safe:
            assert answer.status_code not in {401, 403, 303}, way
        elif api:
            assert answer.status_code == 401, way
        else:
            assert answer.status_code == 403 and "another site" not in answer.text, way  # no token of a form


def test_the_description_of_the_api_says_that_it_takes_tokens(team: Team) -> None:
    described = team.browser("Cy").get("/api/v1/openapi.json").json()
    assert described["components"]["securitySchemes"]["token"] == {"type": "http", "scheme": "bearer"}
    assert described["security"] == [{"token": []}]
    for way in described["paths"].values():
        for operation in way.values():
            assert {"401", "403"} <= set(operation["responses"])


@pytest.mark.parametrize("scope", SCOPES)
def test_a_token_opens_what_its_scope_names_and_nothing_else(team: Team, scope: str) -> None:
    headers = {"authorization": f"Bearer {team.token('Ada', scope)}"}
    for way in ways(team.app):
        if way.rule == OPEN:
            continue
        answer = httpx.request(way.method, team.address + way.path.replace("{", "").replace("}", ""), headers=headers)
        assert (answer.status_code == 403) == (way.rule != scope), way
        assert answer.status_code != 401
    assert httpx.get(f"{team.address}/accounts", headers=headers).status_code == 403


@pytest.mark.parametrize("shown", ["Bearer", "Bearer nonsense", "Basic QWRhOng=", "", "Bearer \xff"])
def test_a_token_that_is_none_is_refused_even_with_a_session(team: Team, shown: str) -> None:
    answer = team.browser("Ada").get("/api/v1/areas", headers={"authorization": shown.encode("latin-1")})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_token_is_made_once_shown_used_and_revoked_on_the_page(team: Team) -> None:
    browser = team.browser("Cy")
    page = browser.form("/account", "/account/tokens", name="my script", scope=["read", "check"], days="10")
    token = page.text.split('class="secret">')[1].split("<")[0]
    asked = {"authorization": f"Bearer {token}"}
    checked = httpx.post(
        f"{team.address}/api/v1/check", json={"text": "Spain spent 1.28% of GDP on defence."}, headers=asked
    )
    assert checked.status_code == 200
    assert token not in browser.get("/account").text
    assert browser.form("/account", "/account/tokens/1").status_code == 303
    assert httpx.get(f"{team.address}/api/v1/areas", headers=asked).status_code == 401
    assert "Unknown scope" in browser.form("/account", "/account/tokens", name="x", scope="manage").text


def test_the_client_takes_a_token(team: Team) -> None:
    with bs.Client(team.address, token=team.token("Cy", "read")) as client:
        assert client.areas()["rows"]
        with pytest.raises(Refused, match="'check'"):
            client.check("Spain spent 1.28% of GDP on defence.")


def test_an_own_password_is_changed_with_the_present_one(team: Team) -> None:
    browser, elsewhere = team.browser("Cy"), team.browser("Cy")
    assert browser.form("/account", "/account/password", present="wrong", new="a new sentence").status_code == 400
    assert browser.form("/account", "/account/password", present=f"{WORDS} Cy", new="short").status_code == 400
    assert browser.form("/account", "/account/password", present=f"{WORDS} Cy", new="a new sentence").status_code == 303
    assert browser.get("/account").status_code == 200 and elsewhere.get("/account").status_code == 303
    assert team.browser().sign_in("Cy", "a new sentence").status_code == 303


def test_an_editor_manages_accounts_and_the_log_tells_it(team: Team) -> None:
    ada, bo = team.browser("Ada"), team.browser("Bo")
    assert ada.form("/accounts", "/accounts/2", role="reader").status_code == 303
    assert Permission.REVIEW not in ROLES["reader"] and "reader" in bo.get("/account").text
    assert ada.form("/accounts", "/accounts/2", active="no").status_code == 303
    assert bo.get("/account").status_code == 303
    assert "last editor" in ada.form("/accounts", "/accounts/1", active="no").text
    noted = ada.get("/accounts/log").text
    assert "Bo: reviewer to reader" in noted and "account disabled" in noted and WORDS not in noted


def test_no_ones_page_is_given_to_another(team: Team) -> None:
    ada, cy = team.browser("Ada"), team.browser("Cy")
    for path in ("/account", "/check", "/accounts"):
        first = ada.get(path)
        assert first.headers["cache-control"] == "private, no-store" and "etag" not in first.headers
        again = cy.get(path, headers={"if-none-match": first.headers.get("etag", "*")})
        assert again.status_code in {200, 403} and "Ada" not in again.text
    for path in ("/?as_of=2025-06-05", "/promises", "/api/v1/standing?as_of=2025-06-05"):
        first = ada.get(path)
        assert first.headers["cache-control"] == "private, no-cache"
        assert "csrf" not in first.text and "Ada" not in first.text
        assert cy.get(path).content == first.content
        assert httpx.get(team.address + path).status_code in {303, 401}
        mark = {"if-none-match": first.headers["etag"]}
        assert httpx.get(team.address + path, headers=mark).status_code in {303, 401}


def test_a_check_is_made_by_a_form_of_the_site(team: Team) -> None:
    browser = team.browser("Cy")
    given = {"csrf": (None, csrf(browser.get("/check"))), "text": (None, "Spain spent 1.28% of GDP on defence.")}
    answer = browser.post("/check", files=given)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/check/")
    assert browser.post("/check", files={"text": given["text"]}).status_code == 403


def test_alone_at_the_machine_nobody_signs_in_and_other_sites_stay_out(tmp_path: Path) -> None:
    with running(str(tmp_path / "ledger.sqlite"), team=False) as site:
        browser = site.browser()
        assert browser.get("/check").status_code == 200 and browser.get("/account").status_code == 403
        given = {"csrf": (None, csrf(browser.get("/check"))), "text": (None, "Spain spent 1.28% of GDP on defence.")}
        assert browser.post("/check", files=given).status_code == 303
        assert browser.post("/check", files=given, headers={"origin": "https://evil.example"}).status_code == 403
        assert httpx.get(site.address, headers={"host": "evil.example"}).status_code == 403
        body = {"text": "Spain spent 1.28% of GDP on defence."}
        assert httpx.post(f"{site.address}/api/v1/check", json=body).status_code == 200
        evil = {"origin": "https://evil.example"}
        assert httpx.post(f"{site.address}/api/v1/check", json=body, headers=evil).status_code == 403


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--host", "0.0.0.0"), "Add --team, or --without-sign-in if that is meant."),
        (("--host", "::"), "nobody signs in"),
        (("--host", "192.0.2.1", "--ledger", "x.sqlite"), "nobody signs in"),
        (("--without-sign-in", "--team"), "is for a site without a ledger"),
        (("--team", "--ledger", "empty.sqlite"), "accounts add NAME --role editor"),
        (("--team", "--ledger", "nonsense://x"), "postgresql://user@host/database"),
    ],
)
def test_serve_does_not_listen_where_anybody_could_come_in(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert why in refused(burdenshare(capsys, "serve", "--port", "0", *options))


def test_told_outright_it_listens_to_other_machines() -> None:
    with serving("--host", "0.0.0.0", "--without-sign-in") as server:
        assert httpx.get(server.replace("0.0.0.0", "127.0.0.1")).status_code == 200


def test_several_processes_know_one_session_and_write_no_secret_down(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "BURDENSHARE_LEDGER": str(tmp_path / "l.sqlite")}  # fmt: skip
    command = [sys.executable, "-m", "burdenshare"]
    added = subprocess.run(
        [*command, "accounts", "add", "Cy", "--role", "editor"], input=f"{WORDS} Cy\n", env=environment, text=True, capture_output=True
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    out = tmp_path / "out"
    with out.open("w") as file:
        process = subprocess.Popen(
            [*command, "serve", "--port", "0", "--workers", "2", "--rate-limit", "0", "--team"],
            stdout=file, stderr=subprocess.STDOUT, env=environment,
        )  # fmt: skip
        try:
            while "http://" not in out.read_text():
                assert process.poll() is None, out.read_text()
            browser = Team.browser(_Named(out.read_text().split("on ")[1].split("/ ")[0]), "Cy")  # type: ignore[arg-type]
            secret = browser.cookies["burdenshare"]
            assert {browser.get("/account").status_code for _ in range(20)} == {200}
            page = browser.form("/account", "/account/tokens", name="x", scope="read")
            token = page.text.split('class="secret">')[1].split("<")[0]
            httpx.get(f"{browser.base_url}/api/v1/areas", headers={"authorization": f"Bearer {token}"})
            browser.sign_in("Cy", "hunter2 hunter2")
        finally:
            process.terminate()
            process.wait(15)
    written = out.read_text()
    assert not [s for s in (WORDS, secret, token, "hunter2") if s in written]


class _Named:
    def __init__(self, address: str) -> None:
        self.address = address


def test_schemathesis_finds_nothing_over_the_api_of_a_team(tmp_path: Path) -> None:
    with running(str(tmp_path / "ledger.sqlite")) as site:
        token = site.token("Ada", "read", "check")
        (tmp_path / "schemathesis.toml").write_text(CONFIG, encoding="utf-8")
        command = [
            str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(tmp_path / "schemathesis.toml"), "run",
            f"{site.address}/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}", "--max-examples", "2",
            "--phases", "examples,fuzzing", "--seed", "1", "--no-color", "--generation-database", "none",
        ]  # fmt: skip
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=200)
        assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
