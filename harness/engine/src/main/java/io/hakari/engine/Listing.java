package io.hakari.engine;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

import io.hakari.score.Score;

/// Lists the first samples of each task as tests of their own, when that was asked for.
///
/// A wrong answer is data and no failed test; a sample that could not be scored is listed as aborted.
final class Listing {
    private final EngineExecutionListener listener;
    private final int most;

    Listing(EngineExecutionListener listener, int most) {
        this.listener = listener;
        this.most = most;
    }

    void tell(Question question, Score score) {
        if (question.ordinal() < most) {
            list(question, score);
        }
    }

    private synchronized void list(Question question, Score score) {
        TaskDescriptor task = question.run().descriptor();
        SampleDescriptor sample = new SampleDescriptor(task, question);
        task.addChild(sample);
        listener.dynamicTestRegistered(sample);
        listener.executionStarted(sample);
        listener.executionFinished(sample, switch (score) {
            case Score.Scored _ -> TestExecutionResult.successful();
            case Score.Unscored(String reason) -> TestExecutionResult.aborted(new Told(reason));
        });
    }
}
