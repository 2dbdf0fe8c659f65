import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update

from service.jobs import ARTICLES, JOBS, MOST_ATTEMPTS, Jobs
from service.store import open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'store.sqlite'}" if request.param == "sqlite" else request.getfixturevalue("postgresql")
    store = open_store(url)
    with store.begin() as connection:  # PostgreSQL is shared by the tests of this session
        connection.execute(ARTICLES.delete())
        connection.execute(JOBS.delete())
    yield store
    store.close()


@pytest.fixture
def jobs(store):
    return Jobs(store, retention_s=3600)


def outcomes(jobs, job):
    return [json.loads(outcome) if outcome else None for outcome in jobs.outcomes(job.id, start=0, count=job.total)]


def test_articles_are_taken_in_order_and_their_outcomes_kept_in_place(jobs):
    job = jobs.add([{"text": "one"}, {"text": "two"}])
    assert (job.state, job.total, job.waiting) == ("waiting", 2, 2)
    first = jobs.take()
    assert first.body == {"text": "one"}
    assert jobs.find(job.id).state == "running"
    second = jobs.take()
    assert jobs.finish(second, outcome={"error": {"code": "x", "message": "y"}})
    assert outcomes(jobs, job) == [None, {"error": {"code": "x", "message": "y"}}]
    assert jobs.finish(first, outcome={"version": 1})
    assert jobs.take() is None
    done = jobs.find(job.id)
    assert (done.state, done.done, done.failed) == ("done", 1, 1)


def test_earlier_jobs_come_first(jobs):
    earlier, later = jobs.add([{"text": "one"}]), jobs.add([{"text": "two"}])
    assert [jobs.take().job, jobs.take().job] == [earlier.id, later.id]


def test_no_article_is_taken_twice_by_many_workers(store):
    workers = [Jobs(store, retention_s=3600) for _ in range(8)]
    job = workers[0].add([{"text": str(number)} for number in range(60)])

    def work(jobs):
        taken = []
        while task := jobs.take():
            taken.append(task.place)
            assert jobs.finish(task, outcome={"by": jobs.worker})
        return taken

    with ThreadPoolExecutor(8) as pool:
        taken = [place for places in pool.map(work, workers) for place in places]
    assert sorted(taken) == list(range(60))
    assert workers[0].find(job.id).done == 60


def test_an_article_whose_worker_died_goes_to_another(store):
    dead = Jobs(store, retention_s=3600, lease_s=-1)
    job = dead.add([{"text": "one"}])
    lost = dead.take()
    alive = Jobs(store, retention_s=3600)
    task = alive.take()
    assert task.place == lost.place
    assert not dead.finish(lost, outcome={"by": "dead"})
    assert alive.finish(task, outcome={"by": "alive"})
    assert outcomes(alive, job) == [{"by": "alive"}]


def test_a_worker_that_renews_keeps_its_article(store):
    slow = Jobs(store, retention_s=3600, lease_s=60)
    slow.add([{"text": "one"}])
    task = slow.take()
    assert slow.renew(task)
    assert Jobs(store, retention_s=3600).take() is None


def test_an_article_that_ends_every_worker_is_given_up(store):
    job = Jobs(store, retention_s=3600).add([{"text": "poison"}])
    for _ in range(MOST_ATTEMPTS):
        assert Jobs(store, retention_s=3600, lease_s=-1).take()
    last = Jobs(store, retention_s=3600, lease_s=-1)
    assert last.take() is None
    assert outcomes(last, job)[0]["error"]["code"] == "article-given-up"


def test_an_article_given_back_was_not_tried(jobs):
    jobs.add([{"text": "one"}])
    for _ in range(MOST_ATTEMPTS + 2):
        assert jobs.give_back(jobs.take())
    assert jobs.take()


def test_a_removed_job_is_gone_and_its_running_article_is_not_kept(jobs):
    job = jobs.add([{"text": "one"}, {"text": "two"}])
    task = jobs.take()
    assert jobs.remove(job.id)
    assert not jobs.renew(task)
    assert not jobs.finish(task, outcome={})
    assert jobs.find(job.id) is None
    assert jobs.take() is None
    assert not jobs.remove(job.id)


def test_a_job_is_its_owners_alone(jobs):
    job = jobs.add([{"text": "one"}], owner="a")
    assert jobs.find(job.id, owner="a")
    assert jobs.find(job.id, owner="b") is None
    assert jobs.find(job.id) is None
    assert not jobs.remove(job.id, owner="b")


def test_jobs_past_their_time_are_forgotten(store):
    old, new = Jobs(store, retention_s=-1), Jobs(store, retention_s=3600)
    past, present = old.add([{"text": "one"}]), new.add([{"text": "two"}])
    assert new.purge() == 1
    assert new.find(past.id) is None
    assert new.find(present.id)
    assert new.take().job == present.id


def test_a_job_past_its_time_is_not_told_of_before_it_is_forgotten(store):
    past = Jobs(store, retention_s=-1).add([{"text": "one"}])
    assert Jobs(store, retention_s=3600).find(past.id) is None


def test_jobs_of_any_age_are_forgotten_when_asked(store, jobs):
    old = jobs.add([{"text": "one"}])
    with store.begin() as connection:
        connection.execute(update(JOBS).values(created=JOBS.c.created - 7200))
    new = jobs.add([{"text": "two"}])
    assert jobs.purge() == 0
    assert jobs.purge(older_than_s=3600) == 1
    assert jobs.find(old.id) is None
    assert jobs.find(new.id)
    assert jobs.purge(older_than_s=0) == 1
    with store.begin() as connection:
        assert connection.execute(ARTICLES.select()).all() == []


def test_outcomes_come_from_where_they_are_asked(store, jobs):
    job = jobs.add([{"text": str(number)} for number in range(50)])
    with store.begin() as connection:
        connection.execute(update(ARTICLES).values(outcome="1", state="done"))
    assert len(list(jobs.outcomes(job.id, start=0, count=50))) == 50
    assert len(list(jobs.outcomes(job.id, start=45, count=50))) == 5
    assert len(list(jobs.outcomes(job.id, start=10, count=7))) == 7
