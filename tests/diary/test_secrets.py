"""What a person wrote lies nowhere but inside the ciphertext, and nothing of it gets into an error or a log."""

import logging
import os
import traceback
from dataclasses import fields, is_dataclass, replace
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from dilator_app.diary.folder import Held
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Preferences
from dilator_app.errors import CouldNotWrite, FernlightError
from tests.faults.fault_vfs import IOERR_WRITE, faulty_disk
from tests.makers import (
    NOW,
    PASSPHRASE,
    TODAY,
    days_ago,
    make_appointment,
    make_goal,
    make_own_step,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_session,
    make_set,
    make_step,
    make_try,
)
from tests.traces import find, quiet_place

__all__ = ["quiet_place"]

WORDS = [f"zqx{number:02}word" for number in range(40)]


def telling_records():
    """One record of every kind, with a word of its own in every field that holds text; and the words."""
    words = iter(WORDS)

    def word():
        return next(words)

    thing = Dilator(label=word(), colour=word(), material=word())
    goal, step = make_goal(word()), make_own_step(word())
    appointment = make_appointment(at=time(14), with_whom=word(), agreed=word())
    records = [
        DilatorSet(name=word(), maker=word(), dilators=(thing,)),
        make_plan(
            None,
            size=thing,
            sore_day=word(),
            own_words=word(),
            contact=word(),
            origins={PlanLine.SIZE: Origin(OriginKind.CLINICIAN, word(), TODAY)},
        ),
        make_rest(words=word()),
        make_session(
            make_step(thing), ticks=(word(), word()), note_to_self=word(), note_for_therapist=word(), at="20:40"
        ),
        goal,
        make_rating(goal),
        step,
        make_try(step, note_to_self=word()),
        appointment,
        make_question(word(), appointment_id=appointment.id),
    ]
    return records, set(WORDS) - set(words)


def texts_of(value):
    """Every text that a person can write in a record, wherever it hides."""
    if isinstance(value, str):
        return [value] if type(value) is str else []
    if is_dataclass(value):
        return [text for f in fields(value) for text in texts_of(getattr(value, f.name))]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]
    if hasattr(value, "values"):
        return [text for item in value.values() for text in texts_of(item)]
    return []


def test_the_telling_records_leave_no_text_field_out():
    records, used = telling_records()
    assert {text for record in records for text in texts_of(record) if text} == used
    for record in records:
        for field in fields(record):
            if field.type in (str, "str"):
                assert getattr(record, field.name), f"{type(record).__name__}.{field.name} has no word"


def fill(diary):
    """Everything that can be told to a diary; return what must not be found."""
    records, used = telling_records()
    diary.save(*records)
    diary.save_preferences(Preferences(guide=WORDS[-1], own_ticks=(WORDS[-2],)))
    diary.save_draft("session", f'{{"note": "{WORDS[-3]}"}}')
    diary.note_export(f"/media/stick/{WORDS[-4]}.pdf", "pdf")
    return records, used | set(WORDS[-4:])


def test_no_word_lies_anywhere_but_in_the_ciphertext(quiet_place, folder, template, clock):
    with faulty_disk() as disk:
        diary = template.open(folder, clock)
        with Held(folder):
            records, words = fill(diary)
            disk.fail(whats=("truncate",))  # the journal cannot be folded in, and stays full
            diary.save(*[replace(r, position=5) for r in records if hasattr(r, "retired")])
            assert (folder.path / "diary.db-wal").stat().st_size > 0
            assert find(words, quiet_place) == set()
            disk.fail(code=IOERR_WRITE)
            with pytest.raises(CouldNotWrite):
                diary.save(make_session(note_to_self=WORDS[0]))
            assert find(words, quiet_place) == set()
            disk.heal()
            diary.save(make_session(note_to_self=WORDS[0]))
            assert find(words, quiet_place) == set()
            diary.remove(*records[3:])
            diary.forget_removed()
            assert find(words, quiet_place) == set()
        diary.close()
    assert find(words, quiet_place) == set()
    assert (quiet_place / "log" / "log.txt").exists()


def test_the_search_would_find_them(plain_diary, tmp_path):
    _, words = fill(plain_diary)
    plain_diary.close()
    assert find(words, tmp_path) == {"diary.db"}
    for word in words:
        assert find([word], tmp_path) == {"diary.db"}


def test_without_a_passphrase_forgetting_takes_the_words_out_of_the_file(plain_diary, tmp_path):
    records, _ = fill(plain_diary)
    sessions = [r for r in records if hasattr(r, "note_to_self")]
    secret = {text for r in sessions for text in (r.note_to_self, *getattr(r, "ticks", ())) if text}
    plain_diary.remove(*sessions)
    assert find(secret, tmp_path) == {"diary.db"}  # it can still be brought back
    plain_diary.forget_removed()
    assert find(secret, tmp_path) == set()  # while it is open, the journal too
    plain_diary.close()
    assert find(secret, tmp_path) == set()


def test_without_a_passphrase_a_draft_and_an_older_form_leave_no_trace(plain_diary, tmp_path):
    session = make_session(note_to_self=WORDS[0] * 100)
    plain_diary.save(session)
    plain_diary.save_draft("session", WORDS[1] * 1000)
    plain_diary.save(replace(session, note_to_self=""))
    plain_diary.drop_draft("session")
    assert find([WORDS[0], WORDS[1]], tmp_path) == set()


def failures(diary, disk):
    """Ways in which a write full of words can fail."""
    stranger = make_session(make_step(Dilator(label=WORDS[1])), note_to_self=WORDS[0], ticks=(WORDS[2],))
    yield lambda: diary.save(stranger)
    yield lambda: diary.save_draft(None, WORDS[3])

    def on_a_full_disk():
        disk.fail(code=13)
        diary.save(make_session(note_to_self=WORDS[0]))

    yield on_a_full_disk

    def on_a_broken_disk():
        disk.fail(whats=("read", "write", "sync"))
        diary.save(make_session(note_to_self=WORDS[0]))

    yield on_a_broken_disk


def test_no_error_and_no_log_holds_a_word(quiet_place, folder, template, clock):
    logger = logging.getLogger("fernlight.test")
    with faulty_disk() as disk:
        diary = template.open(folder, clock)
        diary.save(make_set())
        for number, fail in enumerate(failures(diary, disk)):
            with pytest.raises(FernlightError if number >= 2 else IntegrityError) as failed:
                fail()
            disk.heal()
            logger.error("It failed: %s", WORDS[4], exc_info=failed.value)
            shown = "".join(traceback.format_exception(failed.value)) + repr(failed.value.__cause__)
            for word in (*WORDS[:4], PASSPHRASE, template.key.raw.hex()):
                assert word not in shown
        diary.close()
    assert find(WORDS, quiet_place / "log") == set()
    assert "It failed" in (quiet_place / "log" / "log.txt").read_text()


def test_a_log_names_no_folder_of_the_person(quiet_place, folder, template, clock):
    with faulty_disk() as disk:
        diary = template.open(folder, clock)
        disk.fail(whats=("truncate",))
        diary.save(make_session())
        disk.heal()
        diary.close()
    said = (quiet_place / "log" / "log.txt").read_text()
    assert "journal" in said
    assert str(folder.path) not in said
    assert os.sep + "tmp" not in said


def test_moments_and_days_do_not_show_either(folder, template, clock):
    diary = template.open(folder, clock)
    diary.save(make_session(day=days_ago(1), at="20:40"))
    diary.close()
    everything = b"".join(file.read_bytes() for file in Path(folder.path).iterdir())
    for shown in (days_ago(1).isoformat(), NOW.isoformat()[:10], "session", "CREATE TABLE"):
        assert shown.encode() not in everything
