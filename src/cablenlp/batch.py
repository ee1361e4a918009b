"""Many records -> lines of JSON in the wire form, in order, in this process or in several.

The records are cut into chunks in the same way for any number of processes, and a chunk is read as a whole,
so the bytes are the same. Processes are given texts and give back bytes; no Doc is ever sent. What is in
memory is bounded: the chunks in work, and nothing of a chunk once it is written.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, Protocol

from cablenlp import errors
from cablenlp.errors import CableError, InputError, ModelError, PatternError, RecordError
from cablenlp.sources.options import MAX_CHARS
from cablenlp.sources.record import Record

Results = Generator[bytes | RecordError, None, None]

#: A chunk ends with the record that reaches one of these.
CHUNK_RECORDS = 64
CHUNK_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process needs to build the pipeline.

    Attributes:
        patterns: Files or folders of rows to lay over the packaged ones.
        exclude: Layers to leave out.
        max_chars: Longest text, in code points.
    """

    patterns: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_chars: int = MAX_CHARS

    def engine(self) -> Engine:
        """The pipeline, ready to run."""
        return Pipeline(self)


class Outcome(NamedTuple):
    """What came of one record: its line, or the reason why there is none."""

    id: str
    line: bytes | None
    reason: str | None


class Engine(Protocol):
    """What turns the records of a chunk into outcomes, one each, in order."""

    def run(self, records: list[Record]) -> list[Outcome]: ...


class Maker(Protocol):
    """What makes an engine; it is pickled into each process."""

    def engine(self) -> Engine: ...


#: So many new objects call the collector: reading a text makes thousands, hardly one of them in a cycle.
NEW_OBJECTS = 50_000
#: What no record can be blamed for.
_FATAL = (ModelError, PatternError)


class Pipeline:
    """The spaCy pipeline as an engine."""

    def __init__(self, setup: Setup):
        import cablenlp

        self.nlp = cablenlp.load(patterns=setup.patterns, exclude=setup.exclude)
        self.nlp.max_length = max(self.nlp.max_length, setup.max_chars)
        # The rows are a few hundred thousand objects that live as long as the process, which is ours: the collector
        # need not look at them again and again.
        gc.collect()
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS)

    def run(self, records: list[Record]) -> list[Outcome]:
        """Annotate a chunk; a record on which a layer fails costs no other."""
        # What the texts bring into the vocabulary is forgotten with the chunk; no Doc outlives it.
        with self.nlp.memory_zone():
            try:
                return self._together(records)
            except _FATAL:
                raise
            except Exception:  # a layer may fail in any way: find the record on which it does
                return [self._alone(record) for record in records]

    def _together(self, records: list[Record]) -> list[Outcome]:
        docs = self.nlp.pipe([self._doc(r) for r in records], batch_size=len(records))
        return [_outcome(record, doc) for record, doc in zip(records, docs, strict=True)]

    def _alone(self, record: Record) -> Outcome:
        try:
            return _outcome(record, self.nlp(self._doc(record)))
        except _FATAL:
            raise
        except InputError as error:  # a date that cannot be read
            return Outcome(record.id, None, str(error))
        except Exception as error:  # as above; the record is named, the others go on
            return Outcome(record.id, None, f"reading it failed with {type(error).__name__}: {error}")

    def _doc(self, record: Record) -> Any:
        from cablenlp.pipeline import make_doc

        source = {"path": record.path, "record": record.record, "start": record.start, "end": record.end}
        return make_doc(self.nlp, record.text, id=record.id, date=record.date, source=source)


def _outcome(record: Record, doc: Any) -> Outcome:
    import srsly

    from cablenlp.export import to_dict

    return Outcome(record.id, srsly.json_dumps(to_dict(doc)).encode("utf-8"), None)


def annotate(records: Iterable[Record | RecordError], maker: Maker, *, workers: int = 1) -> Results:
    """One line of JSON (without line end) for each record, or the error that stands in its place, in order.

    Args:
        records: What `sources.read` gives.
        maker: A `Setup`.
        workers: How many processes; 1 stays in this one.

    Raises:
        CableError: the pipeline cannot be built or run at all; never on account of one record.
    """
    chunks = _chunks(records)
    return _pooled(chunks, maker, workers) if workers > 1 else _here(chunks, maker)


@dataclass(eq=False, slots=True)
class _Chunk:
    """Records and errors in order; `done` fills up until there is something for each."""

    items: list[Record | RecordError] = field(default_factory=list)
    done: dict[int, bytes | RecordError] = field(default_factory=dict)

    @property
    def open(self) -> list[int]:
        return [n for n in range(len(self.items)) if n not in self.done]

    def records(self, places: list[int]) -> list[Record]:
        return [item for n in places if isinstance(item := self.items[n], Record)]

    def settle(self, places: list[int], outcomes: list[Outcome]) -> None:
        sent = self.records(places)
        if [r.id for r in sent] != [o.id for o in outcomes]:
            raise CableError("the records that came back are not those that were sent; please report this")
        for n, record, outcome in zip(places, sent, outcomes, strict=True):
            self.done[n] = outcome.line if outcome.line is not None else _error(record, outcome.reason or "no reason")

    def results(self) -> Iterator[bytes | RecordError]:
        return (self.done[n] for n in range(len(self.items)))


def _error(record: Record, reason: str) -> RecordError:
    return RecordError(reason, path=record.path or record.id, record=record.record)


def _chunks(records: Iterable[Record | RecordError]) -> Iterator[_Chunk]:
    chunk, size = _Chunk(), 0
    for item in records:
        if isinstance(item, RecordError):
            chunk.done[len(chunk.items)] = item
        else:
            size += len(item.text)
        chunk.items.append(item)
        if len(chunk.items) >= CHUNK_RECORDS or size >= CHUNK_CHARS:
            yield chunk
            chunk, size = _Chunk(), 0
    if chunk.items:
        yield chunk


def _here(chunks: Iterator[_Chunk], maker: Maker) -> Results:
    engine: Engine | None = None
    for chunk in chunks:
        if places := chunk.open:
            engine = engine or maker.engine()
            chunk.settle(places, engine.run(chunk.records(places)))
        yield from chunk.results()


class _Job(NamedTuple):
    chunk: _Chunk
    places: list[int]


class _Worker:
    """A process, its pipe, and what it is doing; it is `ready` once it has loaded the pipeline."""

    def __init__(self, maker: Maker):
        # Spawned everywhere: a fork of a process with threads may hang, and not every system has it.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.pipe: Connection = ours
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, maker), daemon=True)
        self.process.start()
        theirs.close()  # so that our end sees when the process is gone
        self.ready = False
        self.job: _Job | None = None

    def give(self, job: _Job) -> None:
        self.job = job
        with suppress(OSError):  # gone already: the next read of the pipe says so
            self.pipe.send(job.chunk.records(job.places))

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _serve(pipe: Connection, maker: Maker) -> None:
    """What a process does: load, say so, then answer chunks until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    with suppress(EOFError, OSError):
        try:
            engine = maker.engine()
            pipe.send([])
            while True:
                pipe.send(engine.run(pipe.recv()))
        except CableError as error:
            pipe.send((type(error).__name__, str(error)))
        except Exception as error:  # whatever it is, it is said where it can be read
            pipe.send((CableError.__name__, f"the pipeline does not load: {type(error).__name__}: {error}"))


def _pooled(chunks: Iterator[_Chunk], maker: Maker, workers: int) -> Results:
    crew: list[_Worker] = []
    ordered: deque[_Chunk] = deque()  # read and not yet given on
    jobs: deque[_Job] = deque()
    try:
        while True:
            while len(ordered) < 3 * workers and (chunk := next(chunks, None)):
                ordered.append(chunk)
                if places := chunk.open:
                    jobs.append(_Job(chunk, places))
            if not ordered:
                return
            if not ordered[0].open:
                yield from ordered.popleft().results()
                continue
            for worker in crew:
                if jobs and worker.ready and not worker.job:
                    worker.give(jobs.popleft())
            loading = sum(not w.ready for w in crew)
            crew.extend(_Worker(maker) for _ in range(min(len(jobs) - loading, workers - len(crew))))
            for pipe in wait([w.pipe for w in crew if w.job or not w.ready]):
                worker = next(w for w in crew if w.pipe is pipe)
                _hear(worker, crew, jobs)
    finally:
        for worker in crew:
            worker.stop()


def _hear(worker: _Worker, crew: list[_Worker], jobs: deque[_Job]) -> None:
    """Take what a process says; of one that died, find the record on which it did."""
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join(5)  # its pipe is gone, it will be too, and then it has an exit code
        worker.stop()
        crew.remove(worker)
        code = worker.process.exitcode
        job = worker.job
        if job is None:
            what = f"a process ended (code {code}) while it loaded the pipeline"
            raise CableError(f"{what}; is there memory for so many --workers?") from None
        if len(job.places) > 1:
            jobs.extendleft(_Job(job.chunk, [n]) for n in reversed(job.places))
        else:
            [record] = job.chunk.records(job.places)
            job.chunk.done[job.places[0]] = _error(record, f"the process that read it ended (code {code})")
        return
    if isinstance(answer, tuple):
        name, message = answer
        raise getattr(errors, name, CableError)(message)
    worker.ready = True
    if worker.job:
        worker.job.chunk.settle(worker.job.places, answer)
        worker.job = None
