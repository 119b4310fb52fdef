"""Accounts: who is let in, for how long, and what is left of it in the database."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from argon2 import PasswordHasher
from sqlalchemy import select, text

from burdenshare.ledger import Ledger
from burdenshare.ledger.accounts import log, passwords, people, sessions, signing_in, tokens
from burdenshare.ledger.accounts.roles import ROLES, Permission, Visitor
from burdenshare.ledger.accounts.tables import Account, Act, SignIn, Token
from burdenshare.ledger.base import Base
from burdenshare.nouns.errors import BadRequest

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
WORDS = "four ducks on a pond"
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of less memory: their strength is not what is tested here."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    passwords._nobodys.cache_clear()


@pytest.fixture
def team(ledger: Ledger) -> Ledger:
    with ledger.session() as session:
        for name, role in (("Ada", "editor"), ("Bo", "reviewer"), ("Cy", "reader")):
            people.add(session, name, f"{WORDS} {name}", role, NOW, log.OPERATOR)
    return ledger


def signed_in(ledger: Ledger, name: str = "Ada", now: datetime = NOW, address: str = HERE) -> str:
    return signing_in.sign_in(ledger, name, f"{WORDS} {people.folded(name).title()}", address, now).secret


def seen(ledger: Ledger, secret: str, now: datetime) -> Visitor | None:
    with ledger.session() as session:
        return sessions.visitor(session, secret, HERE, now)


def acts(ledger: Ledger) -> list[tuple[str, str, str]]:
    with ledger.session() as session:
        return [(a.who, a.what, a.object) for a in reversed(log.newest(session))]


def test_the_migrations_make_the_tables_that_the_code_declares(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_name_is_unique_whatever_its_case_and_form(team: Ledger) -> None:
    for name in ("ada", "ADA", "  Ada ", "Ａｄａ"):
        with pytest.raises(BadRequest, match="already"), team.session() as session:
            people.add(session, name, WORDS, "reader", NOW, log.OPERATOR)
    assert signed_in(team, "aDA")


@pytest.mark.parametrize(
    ("name", "password", "role", "why"),
    [
        ("", WORDS, "reader", "A name has"),
        ("a\nb", WORDS, "reader", "A name has"),
        ("x" * 81, WORDS, "reader", "A name has"),
        ("Dee", "short", "reader", "12 to 256 signs"),
        ("Dee", "a" * 257, "reader", "12 to 256 signs"),
        ("Dee", "aaaaaaaaaaaaaaaa", "reader", "easily guessed"),
        ("Dee in the sky", "dee in the SKY", "reader", "easily guessed"),
        ("Dee", WORDS, "owner", "Choose from reader, reviewer, editor."),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_the_mend(
    ledger: Ledger, name: str, password: str, role: str, why: str
) -> None:
    with pytest.raises(BadRequest, match=why), ledger.session() as session:
        people.add(session, name, password, role, NOW, log.OPERATOR)


def test_who_signs_in_is_known_by_the_secret_and_may_what_the_role_may(team: Ledger) -> None:
    visitor = seen(team, signed_in(team, "bo"), NOW + timedelta(minutes=5))
    assert visitor is not None
    assert (visitor.name, visitor.role, visitor.may) == ("Bo", "reviewer", ROLES["reviewer"])
    assert seen(team, "no such secret", NOW) is None


def test_no_secret_is_in_the_database(team: Ledger) -> None:
    session_secret = signed_in(team)
    with team.session() as session:
        shown, _ = tokens.make(session, people.named(session, "Ada"), "script", ["read"], 10, NOW, log.OPERATOR)
    with team.engine.connect() as connection:
        held = "".join(
            repr(row) for table in Base.metadata.sorted_tables for row in connection.execute(select(table)).all()
        )
    assert "$argon2id$" in held
    for secret in (session_secret, shown, WORDS):
        assert secret not in held


@pytest.mark.parametrize("name", ["Ada", "nobody"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(team: Ledger, name: str) -> None:
    with pytest.raises(signing_in.NotSignedIn, match="or the account is disabled"):
        signing_in.sign_in(team, name, "wrong", HERE, NOW)


def test_an_unknown_name_takes_as_long_as_a_known_one(team: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=32768, parallelism=1))
    passwords._nobodys.cache_clear()
    with team.session() as session:
        people.set_password(session, people.named(session, "Ada"), f"{WORDS} Ada", NOW, log.OPERATOR)

    def tried(name: str, n: int) -> float:
        before = time.process_time()
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, name, "wrong", f"192.0.2.{n}", NOW)
        return time.process_time() - before

    tried("nobody", 0)
    known = statistics.median(tried("Ada", n) for n in range(7))
    unknown = statistics.median(tried("nobody", n) for n in range(7))
    assert 0.6 < unknown / known < 1.6


def test_a_hash_of_older_parameters_is_made_anew_at_sign_in(team: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> str:
        with team.session() as session:
            return people.named(session, "Ada").password

    before = kept()
    signed_in(team)
    assert kept() == before
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=1024, parallelism=1))
    signed_in(team)
    assert kept() != before and ",t=2," in kept()
    signed_in(team)


def test_the_sixth_try_of_a_name_from_one_address_waits_and_others_do_not(team: Ledger) -> None:
    for _ in range(signing_in.OF_BOTH):
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, "Ada", "wrong", HERE, NOW)
    with pytest.raises(signing_in.TriedTooOften, match="Wait 15 minutes"):
        signed_in(team)
    assert signed_in(team, address="192.0.2.8") and signed_in(team, "Bo")
    assert signed_in(team, now=NOW + signing_in.WINDOW)


def test_a_success_forgets_the_failures_before_it(team: Ledger) -> None:
    for _ in range(3):
        for _ in range(signing_in.OF_BOTH - 1):
            with pytest.raises(signing_in.NotSignedIn):
                signing_in.sign_in(team, "Ada", "wrong", HERE, NOW)
        signed_in(team)


def test_an_address_that_tries_many_names_waits(team: Ledger) -> None:
    for n in range(signing_in.OF_ADDRESS):
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, f"name{n}", "wrong", HERE, NOW)
    with pytest.raises(signing_in.TriedTooOften):
        signed_in(team)
    refused = [a for a in acts(team) if a[1] == "sign-in refused: too many"]
    with pytest.raises(signing_in.TriedTooOften):
        signed_in(team)
    assert len(refused) == 1 and [a for a in acts(team) if a[1] == "sign-in refused: too many"] == refused


def test_a_name_tried_from_many_addresses_waits(team: Ledger) -> None:
    for n in range(signing_in.OF_NAME):
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, "Ada", "wrong", f"192.0.2.{n % 25}", NOW)
    with pytest.raises(signing_in.TriedTooOften):
        signed_in(team, address="198.51.100.1")


def test_tries_at_the_same_time_do_not_slip_under_the_limit(team: Ledger) -> None:
    def tried(_: int) -> str:
        try:
            signing_in.sign_in(team, "Ada", "wrong", HERE, NOW)
        except (signing_in.NotSignedIn, signing_in.TriedTooOften) as e:
            return type(e).__name__
        return ""

    with ThreadPoolExecutor(12) as many:
        answers = list(many.map(tried, range(24)))
    assert answers.count("NotSignedIn") == signing_in.OF_BOTH and answers.count("TriedTooOften") == 19


def test_a_session_ends_after_two_hours_alone_and_after_twelve_at_last(team: Ledger) -> None:
    secret = signed_in(team)
    for hours in range(1, 12):
        assert seen(team, secret, NOW + timedelta(hours=hours)), hours
    assert seen(team, secret, NOW + timedelta(hours=12)) is None
    secret = signed_in(team)
    assert seen(team, secret, NOW + timedelta(minutes=119))
    assert seen(team, secret, NOW + timedelta(minutes=239)) is None


def test_a_clock_that_is_set_back_brings_no_session_back(team: Ledger) -> None:
    asked, idle = signed_in(team), signed_in(team)
    assert seen(team, asked, NOW + timedelta(hours=3)) is None
    for moment in (NOW, NOW + timedelta(minutes=1), NOW - timedelta(days=400)):
        assert seen(team, asked, moment) is None and seen(team, idle, moment) is None


def test_a_clock_that_is_set_back_locks_nobody_out(team: Ledger) -> None:
    later = NOW + timedelta(days=365)
    secret = signed_in(team, now=later)
    assert seen(team, secret, later - timedelta(hours=1)) is not None
    for _ in range(signing_in.OF_BOTH):
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, "Bo", "wrong", HERE, later)
    assert seen(team, secret, NOW) is None, "it would last a year"
    assert seen(team, signed_in(team), NOW) and seen(team, signed_in(team, "Bo"), NOW)


def test_a_session_is_ended_by_signing_out_disabling_and_a_new_password(team: Ledger) -> None:
    secret = signed_in(team)
    with team.session() as session:
        sessions.end(session, secret, NOW)
    assert seen(team, secret, NOW) is None

    secret = signed_in(team, "Bo")
    with team.session() as session:
        people.set_active(session, people.named(session, "Bo"), False, NOW, log.OPERATOR)
    assert seen(team, secret, NOW) is None
    with pytest.raises(signing_in.NotSignedIn):
        signed_in(team, "Bo")
    with team.session() as session:
        people.set_active(session, people.named(session, "Bo"), True, NOW, log.OPERATOR)
    assert seen(team, secret, NOW) is None and signed_in(team, "Bo")

    secret = signed_in(team, "Cy")
    with team.session() as session:
        people.set_password(session, people.named(session, "Cy"), "another sentence of words", NOW, log.OPERATOR)
    assert seen(team, secret, NOW) is None
    assert signing_in.sign_in(team, "Cy", "another sentence of words", HERE, NOW)


def test_another_role_counts_at_once(team: Ledger) -> None:
    secret = signed_in(team, "Bo")
    with team.session() as session:
        people.change_role(session, people.named(session, "Bo"), "reader", NOW, log.OPERATOR)
    visitor = seen(team, secret, NOW)
    assert visitor is not None and Permission.REVIEW not in visitor.may


def test_the_last_editor_stays_one(team: Ledger) -> None:
    with team.session() as session:
        ada = people.named(session, "Ada")
        with pytest.raises(BadRequest, match="last editor"):
            people.change_role(session, ada, "reader", NOW, log.OPERATOR)
        with pytest.raises(BadRequest, match="last editor"):
            people.set_active(session, ada, False, NOW, log.OPERATOR)
        people.change_role(session, people.named(session, "Bo"), "editor", NOW, log.OPERATOR)
        people.change_role(session, ada, "reader", NOW, log.OPERATOR)
        assert people.any_editor(session)


def made(ledger: Ledger, name: str = "Bo", scopes: tuple[str, ...] = ("read", "review"), days: int = 30) -> str:
    with ledger.session() as session:
        return tokens.make(session, people.named(session, name), "script", scopes, days, NOW, log.OPERATOR)[0]


def let_in(ledger: Ledger, token: str, now: datetime = NOW) -> Visitor | None:
    with ledger.session() as session:
        return tokens.visitor(session, token, HERE, now)


def test_a_token_may_what_its_scopes_and_its_role_both_allow(team: Ledger) -> None:
    token = made(team)
    visitor = let_in(team, token)
    assert visitor is not None and visitor.may == {Permission.READ, Permission.REVIEW}
    with team.session() as session:
        people.change_role(session, people.named(session, "Bo"), "reader", NOW, log.OPERATOR)
    visitor = let_in(team, token)
    assert visitor is not None and visitor.may == {Permission.READ}
    assert let_in(team, token[:-1]) is None and let_in(team, "") is None


def test_no_token_may_manage_accounts(team: Ledger) -> None:
    with pytest.raises(BadRequest, match="Unknown scope: 'manage'"):
        made(team, "Ada", ("read", "manage"))
    visitor = let_in(team, made(team, "Ada", ("read", "check", "review", "edit")))
    assert visitor is not None and not visitor.may & {Permission.MANAGE, Permission.OWN}


@pytest.mark.parametrize(("scopes", "days"), [((), 30), (("read",), 0), (("read",), 367)])
def test_a_token_has_a_scope_and_an_end(team: Ledger, scopes: tuple[str, ...], days: int) -> None:
    with pytest.raises(BadRequest):
        made(team, scopes=scopes, days=days)


def test_a_token_ends_by_its_day_or_when_revoked_and_stays_so(team: Ledger) -> None:
    old, other = made(team, days=1), made(team)
    assert let_in(team, old, NOW + timedelta(days=1)) is None
    assert let_in(team, old, NOW) is None, "the clock was set back"
    with team.session() as session:
        bo = people.named(session, "Bo")
        kept = tokens.listed(session, bo.id, NOW)
        assert [k.ended is None for k in kept] == [True, False] and kept[0].hint == other[:8]
        with pytest.raises(BadRequest):
            tokens.revoke(session, people.named(session, "Ada"), kept[0].id, NOW, log.OPERATOR)
        tokens.revoke(session, bo, kept[0].id, NOW, log.OPERATOR)
    assert let_in(team, other) is None


def test_a_password_given_by_another_ends_tokens_and_ones_own_leaves_them(team: Ledger) -> None:
    token = made(team)
    with team.session() as session:
        bo = people.named(session, "Bo")
        people.set_password(
            session, bo, "one more sentence of words", NOW, Visitor(bo.id, "Bo", "reviewer", frozenset())
        )
    assert let_in(team, token)
    with team.session() as session:
        people.set_password(session, people.named(session, "Bo"), "and yet another sentence", NOW, log.OPERATOR)
    assert let_in(team, token) is None


def test_the_log_tells_who_did_what_and_never_what_was_typed(team: Ledger) -> None:
    signed_in(team, "Bo")
    for name, password in (("Bo", "hunter2 hunter2"), ("hunter2 as a name", "x")):
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, name, password, HERE, NOW)
    assert acts(team) == [
        ("(command line)", "account added", "Ada (editor)"),
        ("(command line)", "account added", "Bo (reviewer)"),
        ("(command line)", "account added", "Cy (reader)"),
        ("Bo", "signed in", "Bo"),
        ("Bo", "sign-in failed", ""),
        ("(unknown)", "sign-in failed", ""),
    ]


def test_the_log_is_read_in_pieces(team: Ledger) -> None:
    with team.session() as session:
        newest = log.newest(session, most=2)
        assert [a.object for a in (*newest, *log.newest(session, before=newest[-1].id))] == [
            "Cy (reader)",
            "Bo (reviewer)",
            "Ada (editor)",
        ]


def test_what_failed_leaves_no_trace_in_the_log(team: Ledger) -> None:
    before = acts(team)
    with pytest.raises(ZeroDivisionError), team.session() as session:
        people.change_role(session, people.named(session, "Bo"), "editor", NOW, log.OPERATOR)
        raise ZeroDivisionError
    assert acts(team) == before


def test_a_name_and_a_secret_of_any_signs_are_only_wrong(team: Ledger) -> None:
    for odd in ("\x00", "\ud800", "x" * 100_000, "' OR 1=1 --", "\u202e"):
        with pytest.raises(signing_in.NotSignedIn):
            signing_in.sign_in(team, odd, odd, "192.0.2.200", NOW)
        assert seen(team, odd, NOW) is None and let_in(team, odd) is None


def test_old_sessions_are_forgotten_and_open_ones_are_not(team: Ledger) -> None:
    signed_in(team)
    seen(team, "", NOW + timedelta(hours=3))
    now = NOW + timedelta(days=40)
    signed_in(team, now=now)
    with team.session() as session:
        assert session.scalars(select(SignIn.created)).all() == [now]
        assert not session.scalars(select(Token)).all() and session.scalars(select(Act)).all()
        assert session.execute(text("SELECT count(*) FROM accounts")).scalar_one() == 3
        assert isinstance(people.listed(session)[0], Account)
