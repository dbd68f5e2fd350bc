/// The JUnit Platform engine `hakari`: finds suites, asks checkpoints, writes records.
///
/// Discovery: `Discovery → SuiteSelectorResolver → SuiteReader → SuiteDescriptor`.
/// Execution: `Weighing → RunWeighing → Pipeline → Asking`, then `Assessment → Judging`, and `Console` tells of it.
@NullMarked
package io.hakari.engine;

import org.jspecify.annotations.NullMarked;
