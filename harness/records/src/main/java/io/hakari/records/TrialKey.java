package io.hakari.records;

/// What a trial is known by within one run.
record TrialKey(String task, long ordinal, int attempt) {

    static TrialKey of(TrialRecord trial) {
        return new TrialKey(trial.task(), trial.ordinal(), trial.trial().attempt());
    }
}
