package io.hakari.suites.robotsafety.instruction;

/// Makes the items of one family out of situations.
@FunctionalInterface
interface Drafting {
    Draft draft(Table.Block block, Language language, Register register, Twin twin);
}
