package io.hakari.engine;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.records.Journal;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;
import io.hakari.suite.Task;

/// A task while it is asked: hands out its samples one by one and in order to whichever worker is free.
///
/// Nothing is read ahead: the dataset is asked for a sample when a worker is there to put it. The same content twice in
/// one dataset is the same sample asked again: its second occurrence is attempt 2, so that runs still pair by id and
/// attempt.
final class TaskRun {
    private final TaskDescriptor descriptor;
    private final long limit;
    private final Journal journal;
    private final ContentDigest digest = new ContentDigest();
    private final Occurrences occurrences = new Occurrences();
    private Stream<Sample> samples = Stream.empty();
    private Iterator<Sample> rest = samples.iterator();
    private long ordinal;
    private long held;
    private Optional<String> error = Optional.empty();

    TaskRun(TaskDescriptor descriptor, OptionalLong limit, Journal journal) {
        this.descriptor = descriptor;
        this.limit = limit.orElse(Long.MAX_VALUE);
        this.journal = journal;
    }

    TaskDescriptor descriptor() {
        return descriptor;
    }

    Task task() {
        return descriptor.task();
    }

    /// Open the dataset; when that fails the task has no samples and an error.
    synchronized void open() {
        try {
            samples = task().dataset().open();
            rest = samples.iterator();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /// Return the next sample that the journal does not hold; empty at the end, and when the dataset breaks.
    synchronized Optional<Question> next() {
        Optional<Question> question = read();
        while (question.isPresent() && holds(question.get())) {
            held++;
            question = read();
        }
        return question;
    }

    /// Close the dataset.
    synchronized void close() {
        rest = Stream.<Sample>empty().iterator();
        try {
            samples.close();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /// Return how many samples the task has, if its dataset knows.
    OptionalLong size() {
        OptionalLong size = task().dataset().size();
        return size.isPresent() ? OptionalLong.of(Math.min(size.getAsLong(), limit)) : size;
    }

    /// Return how many samples were found in the journal and not asked again.
    synchronized long held() {
        return held;
    }

    /// Return the digest over all ids in their order; call once, at the end.
    synchronized String samplesDigest() {
        return digest.hex();
    }

    /// Return how many contents the dataset holds more than once.
    synchronized int repeated() {
        return occurrences.repeated();
    }

    /// Return why the dataset could not be read to its end.
    synchronized Optional<String> error() {
        return error;
    }

    private Optional<Question> read() {
        try {
            return ordinal < limit && rest.hasNext() ? Optional.of(question(rest.next())) : Optional.empty();
        } catch (RuntimeException e) {
            fail(e);
            return Optional.empty();
        }
    }

    private boolean holds(Question question) {
        return journal.holds(task().name(), question.ordinal(), question.sample().id(), question.attempt());
    }

    private Question question(Sample sample) {
        digest.add(sample.id());
        return new Question(this, ordinal++, sample, occurrences.count(sample.id()));
    }

    private void fail(RuntimeException cause) {
        rest = Stream.<Sample>empty().iterator();
        if (error.isEmpty()) {
            error = Optional.of(cause instanceof DatasetException
                    ? String.valueOf(cause.getMessage())
                    : "dataset [" + task().dataset().name() + "] failed: " + Reasons.of(cause));
        }
    }
}
