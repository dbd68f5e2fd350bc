package io.hakari.engine;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.records.Journal;
import io.hakari.sample.Blobs;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;
import io.hakari.suite.Task;

/// A task while it is asked: hands out its samples one by one and in order to whichever worker is free.
///
/// Nothing is read ahead: the dataset is asked for a sample when a worker is there to put it. A task may ask each sample
/// several times; each time is an attempt. The same content twice in one dataset is the same sample asked again: with `k`
/// repeats its second occurrence has the attempts `k + 1` to `2k`, so that runs still pair by id and attempt.
///
/// At an early look only a share of the samples is asked, and the dataset is still read to its end, so that the digest of
/// its samples says which dataset it was.
final class TaskRun {
    private final TaskDescriptor descriptor;
    private final long limit;
    private final Journal journal;
    private final Blobs blobs;
    private final double share;
    private final ContentDigest digest = new ContentDigest();
    private final Occurrences occurrences = new Occurrences();
    private Stream<Sample> samples = Stream.empty();
    private Iterator<Sample> rest = samples.iterator();
    private Optional<Question> last = Optional.empty();
    private long ordinal;
    private long held;
    private Optional<String> error = Optional.empty();

    /// @param blobs where the dataset keeps the media that it draws or decodes
    /// @param share of the samples that is asked, in (0, 1]
    TaskRun(TaskDescriptor descriptor, OptionalLong limit, Journal journal, Blobs blobs, double share) {
        this.descriptor = descriptor;
        this.limit = limit.orElse(Long.MAX_VALUE);
        this.journal = journal;
        this.blobs = blobs;
        this.share = share;
    }

    TaskDescriptor descriptor() {
        return descriptor;
    }

    Task task() {
        return descriptor.task();
    }

    /// Return the share of the samples that is asked.
    double share() {
        return share;
    }

    /// Open the dataset; when that fails the task has no samples and an error.
    synchronized void open() {
        try {
            samples = task().dataset().open(blobs);
            rest = samples.iterator();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /// Return the next question that the journal does not hold; empty at the end, and when the dataset breaks.
    synchronized Optional<Question> next() {
        last = following();
        while (last.isPresent() && holds(last.get())) {
            held++;
            last = following();
        }
        return last;
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

    /// Return how many trials the task has; empty when its dataset does not know, or only a share of it is asked.
    OptionalLong size() {
        OptionalLong size = task().dataset().size();
        return size.isPresent() && share >= 1
                ? OptionalLong.of(Math.min(size.getAsLong(), limit) * task().design().repeats())
                : OptionalLong.empty();
    }

    /// Return how many trials were found in the journal and not asked again.
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

    /// Return the same sample once more, or else the first question on the next one.
    private Optional<Question> following() {
        int repeats = task().design().repeats();
        return last.isPresent() && last.get().attempt() % repeats != 0
                ? last.map(Question::again)
                : read();
    }

    private Optional<Question> read() {
        try {
            Optional<Question> question = Optional.empty();
            while (question.isEmpty() && ordinal < limit && rest.hasNext()) {
                question = Optional.of(question(rest.next()))
                        .filter(one -> Places.within(one.sample().id(), share));
            }
            return question;
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
        int before = (occurrences.count(sample.id()) - 1) * task().design().repeats();
        return new Question(this, ordinal++, sample, before + 1);
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
